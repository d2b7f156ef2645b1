package dev.tidemark.documents;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTag;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What the page on security promises of the whole program; each single promise has its tests where it is kept. */
@ArchTag("shows-house")
@AnalyzeClasses(packages = "dev.tidemark", importOptions = ImportOption.DoNotIncludeTests.class)
class SecurityPromisesTest {

    private static final String NETWORK = "java\\.net\\.(.*Socket.*|.*URLConnection|Inet.*|NetworkInterface|http\\..*)"
        + "|java\\.nio\\.channels\\.(.*Socket.*|DatagramChannel)|(java\\.rmi|javax\\.net|javafx\\.scene\\.web)\\..*";

    @ArchTest
    static final ArchRule noConnectionIsOpened = noClasses()
            .should()
            .dependOnClassesThat()
            .haveNameMatching(NETWORK)
            .because("a program that runs elevated on evidence has nothing to ask or to tell elsewhere");

    /** A URL of the program's own resources is fine; opening one is not, since it may lead anywhere. */
    @ArchTest
    static final ArchRule noAddressIsOpened = noClasses()
            .should()
            .callMethod(java.net.URL.class, "openStream")
            .orShould()
            .callMethod(java.net.URL.class, "openConnection")
            .because("an address can lead to the network");
}
