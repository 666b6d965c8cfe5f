package dev.weir.feature;

/**
 * What parties are told of a row.
 *
 * @param bins by feature the {@link Bins} it falls into
 * @param hashes by feature a hash of its value, 0 to 63
 * @param shown the aspects of scope ROW that it shows, a bit each
 */
@SuppressWarnings("ArrayRecordComponent") // Lives for one row.
record RowSigns(int[] bins, int[] hashes, int shown) {

    boolean shows(int aspect) {
        return (shown >> aspect & 1) != 0;
    }
}
