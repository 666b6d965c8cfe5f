package dev.weir.event;

/**
 * Why a record could not be judged: the value of the {@code weir-reason} header. Codes are a contract: only added, never
 * renamed.
 */
public enum DeadReason {
    NOT_UTF8("the value is not valid UTF-8"),
    NOT_JSON("the value is not one JSON object"),
    NOT_CSV("the value is not one delimited row: quoting or number of columns is wrong"),
    MISSING_FIELD("a field that the settings map is absent or null"),
    WRONG_TYPE("a field has another type than its use needs"),
    NOT_FINITE("a number is NaN or infinite, or too large to represent"),
    OUT_OF_SCALE("the value is outside the stream's scale or between its steps"),
    TIME_UNREADABLE("the event time cannot be read as the settings say"),
    TOO_LARGE("the record is larger than the limit, so that it would not fit the outputs"),
    TOO_DEEP("the value is nested deeper than the limit"),
    EMPTY("the value has no bytes, or only white space"),
    TOMBSTONE("the value is null"),
    ID_TOO_LONG("an actor, object or event id is empty or longer than the limit"),
    DUPLICATE("the same actor sent the same event id with the same bytes before"),
    NOT_AVRO("the value is not one Avro record of the schema that it names"),
    UNKNOWN_SCHEMA("the schema registry has no Avro schema of the id that the value names");

    private final String meaning;

    DeadReason(String meaning) {
        this.meaning = meaning;
    }

    /** What the reason says, in one line: for the reference and for people. */
    public String meaning() {
        return meaning;
    }

    /** The code as it is written in headers and files: {@code missing-field}. */
    public String code() {
        return Code.of(this);
    }
}
