package dev.tidemark.installer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Builds the installer again, from a copy of the sources in another folder. */
@Tag("shows-installer")
@Tag("profile-installer")
@Tag("profile-wine")
@Execution(ExecutionMode.CONCURRENT)
@Timeout(value = 20, unit = TimeUnit.MINUTES)
class InstallerBuildIT {

    private static final Path SETUP = Path.of(System.getProperty("tidemark.setup"));

    @TempDir
    Path folder;

    private void copySources() throws IOException {
        for (String name : List.of("pom.xml", "LICENSE", ".mvn", "icons", "installer", "src")) {
            copy(Path.of(name));
        }
    }

    private void copy(Path from) throws IOException {
        Files.createDirectories(folder.resolve(from).getParent());
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.copy(file, folder.resolve(file.toString()));
            }
        }
    }

    /** Without what no installer has: archives of classes, and a look at how the code is formatted. */
    private Path build(String... options) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                System.getProperty("maven.home") + "/bin/mvn",
                "-q",
                "-B",
                "-Pinstaller",
                "-Dmaven.test.skip=true",
                "-Dformat.phase=none",
                "-Darchive.skip=true",
                "-Dmaven.repo.local=" + System.getProperty("maven.repo.local")));
        command.addAll(List.of(options));
        command.add("pre-integration-test");
        Run.successfully(folder, command);
        return folder.resolve("target/installer").resolve(SETUP.getFileName());
    }

    @Test
    void aSecondBuildGivesTheSameBytes() throws Exception {
        copySources();

        Path second = build();

        assertThat(Files.mismatch(SETUP, second)).isEqualTo(-1);
        assertThat(second.resolveSibling("SHA256SUMS")).hasSameTextualContentAs(SETUP.resolveSibling("SHA256SUMS"));
    }

    /** With a certificate made here; the installer, its programs and the uninstaller carry the signature. Begins with classes as they are. */
    @Test
    void aSignedBuildVerifies() throws Exception {
        copySources();
        copy(Path.of("target", "classes"));
        Path key = folder.resolve("key.pem");
        Path certificate = folder.resolve("certificate.pem");
        Path both = folder.resolve("certificate.p12");
        Run.successfully(
                folder,
                List.of(
                        "openssl",
                        "req",
                        "-x509",
                        "-newkey",
                        "rsa:2048",
                        "-nodes",
                        "-days",
                        "3650",
                        "-subj",
                        "/CN=Tidemark test",
                        "-addext",
                        "extendedKeyUsage=codeSigning",
                        "-addext",
                        "keyUsage=digitalSignature",
                        "-keyout",
                        key.toString(),
                        "-out",
                        certificate.toString()));
        Run.successfully(
                folder,
                List.of(
                        "openssl",
                        "pkcs12",
                        "-export",
                        "-inkey",
                        key.toString(),
                        "-in",
                        certificate.toString(),
                        "-passout",
                        "pass:a word",
                        "-out",
                        both.toString()));

        Path signed = build(
                "-Dmaven.main.skip=true",
                "-Dtidemark.compressor=zlib",
                "-Dtidemark.sign.pkcs12=" + both,
                "-Dtidemark.sign.password=a word");

        Path image = signed.resolveSibling("Tidemark");
        Path uninstaller = signed.resolveSibling("work").resolve("uninstall.exe");
        for (Path file : List.of(
                signed,
                image.resolve("Tidemark.exe"),
                image.resolve("tidemark-cli.exe"),
                image.resolve("tidemark-mark32.exe"),
                uninstaller)) {
            String said = Run.successfully(
                    folder,
                    List.of("osslsigncode", "verify", "-CAfile", certificate.toString(), "-in", file.toString()));
            assertThat(said).contains("Signature verification: ok").contains("Tidemark test");
        }
        assertThat(signed.resolveSibling("work").resolve("password")).doesNotExist();
    }
}
