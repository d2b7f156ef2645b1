import org.apache.spark.sql.SparkSession;

/** Asks Spark, on this machine alone, and prints each row of the answer behind a mark. Run from its source, on Java 17. */
public final class SparkLake {

    private SparkLake() {}

    /** The query is the only argument. */
    public static void main(String[] arguments) {
        SparkSession spark = SparkSession.builder()
                .master("local[1]")
                .config("spark.ui.enabled", "false")
                .config("spark.sql.session.timeZone", "UTC")
                .config("spark.sql.warehouse.dir", System.getProperty("java.io.tmpdir"))
                .config("spark.sql.shuffle.partitions", "1")
                .getOrCreate();
        spark.sql(arguments[0]).collectAsList().forEach(row -> System.out.println("ROW\t" + row.mkString("\t")));
        spark.stop();
    }
}
