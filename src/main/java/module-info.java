/** Tidemark: explores Windows volumes and their USN change journals. */
@SuppressWarnings("requires-automatic") // RE2/J has no module of its own yet
module dev.tidemark {
    requires atlantafx.base;
    requires com.sun.jna;
    requires de.siegmar.fastcsv;
    requires info.picocli;
    requires java.desktop;
    requires java.management;
    requires java.prefs;
    requires javafx.controls;
    requires jdk.management;
    requires jdk.unsupported;
    requires org.controlsfx.controls;
    requires org.kordamp.ikonli.feather;
    requires org.kordamp.ikonli.javafx;
    requires re2j;
    requires tools.jackson.jr.ob;
    requires static org.jspecify;

    exports dev.tidemark;

    opens dev.tidemark to
            info.picocli;
    opens dev.tidemark.bench to
            info.picocli;
    opens dev.tidemark.cli to
            info.picocli;
}
