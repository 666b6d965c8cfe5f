package dev.weir.decode;

/** Picks the mapped fields out of a record's value: one implementation a format. */
interface FieldParser {

    /**
     * Validates the whole of {@code value} and puts what stands at the mapped places into {@code values}.
     *
     * @param value not empty, not only white space, valid UTF-8
     */
    void parse(byte[] value, FieldValues values) throws Refusal;
}
