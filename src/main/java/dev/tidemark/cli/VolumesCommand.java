package dev.tidemark.cli;

import dev.tidemark.backend.Backend;
import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.backend.VolumeQuestions;
import dev.tidemark.backend.Win32Error;
import dev.tidemark.backend.Win32Exception;
import dev.tidemark.text.Escapes;
import dev.tidemark.text.Messages;
import dev.tidemark.text.OneLine;
import dev.tidemark.volume.Answer;
import dev.tidemark.volume.JournalData;
import dev.tidemark.volume.VolumeReport;
import dev.tidemark.volume.VolumeStateWords;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Supplier;
import picocli.CommandLine.Command;

/** {@code tidemark volumes}: every volume with how it stands, and its journal. */
@Command(name = "volumes", mixinStandardHelpOptions = true, sortOptions = false)
final class VolumesCommand extends LookCommand {

    VolumesCommand(Volumes volumes, Output out) {
        super(volumes, out);
    }

    @Override
    String target() {
        return Messages.text("volumes.title");
    }

    @Override
    int look(Backend backend) throws Win32Exception, CommandFailedException {
        List<VolumeReport> all = reports(backend);
        if (json()) {
            document(Map.of("volumes", all.stream().map(VolumeJson::brief).toList()));
            return ExitCode.OK;
        }
        line(Messages.text("cli.volumes.header"));
        for (VolumeReport report : all) {
            line(String.join(
                    "\t",
                    OneLine.of(report.facts().name()),
                    Escapes.name(report.facts().label()),
                    OneLine.of(report.facts().fileSystem()),
                    VolumeStateWords.title(report.facts()),
                    last(report)));
        }
        return ExitCode.OK;
    }

    /** A volume that does not answer is said so, and delays nobody. */
    private static List<VolumeReport> reports(Backend backend) throws Win32Exception {
        SequencedMap<String, Supplier<VolumeReport>> asked = new LinkedHashMap<>();
        Map<String, VolumeFacts> volumes = new LinkedHashMap<>();
        for (VolumeFacts facts : backend.volumes()) {
            volumes.put(facts.id(), facts);
            asked.put(facts.id(), () -> VolumeReport.of(backend, facts));
        }
        List<VolumeReport> all = new ArrayList<>();
        var answers = new VolumeQuestions<VolumeReport>(VolumeQuestions.PATIENCE_NANOS).ask(asked);
        volumes.forEach((id, facts) -> all.add(answers.getOrDefault(id, Optional.empty())
                .orElseGet(() -> VolumeReport.of(backend, facts.in(VolumeFacts.State.NOT_ANSWERING)))));
        return all;
    }

    /** Why it cannot be read; else what there is of a journal. */
    private static String last(VolumeReport report) {
        return report.facts().state() == VolumeFacts.State.MOUNTED
                ? journal(report.journal())
                : VolumeStateWords.reason(report.facts());
    }

    private static String journal(Answer<JournalData> journal) {
        return switch (journal) {
            case Answer.Given<JournalData> given ->
                Messages.text(
                        "cli.volumes.journal",
                        Long.toString(given.value().firstUsn()),
                        Long.toString(given.value().nextUsn()));
            case Answer.Refused<JournalData> refused ->
                refused.why().is(Win32Error.ERROR_JOURNAL_NOT_ACTIVE)
                        ? Messages.text("volumes.journal.NOT_ACTIVE")
                        : VolumeStateWords.number(refused.why().code());
            case Answer.NotAsked<JournalData> none -> Messages.text("volumes.journal.UNSUPPORTED");
        };
    }
}
