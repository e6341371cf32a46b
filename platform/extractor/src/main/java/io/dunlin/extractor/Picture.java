package io.dunlin.extractor;

import io.dunlin.extractor.Extraction.Status;

/**
 * A page of a file as a picture.
 *
 * @param png the picture, or nothing with a status that says why
 * @param pages how many pages there are
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Picture(Status status, byte[] png, int pages, String reason) {

    static Picture none(Status status, String reason) {
        return new Picture(status, new byte[0], 0, reason);
    }
}
