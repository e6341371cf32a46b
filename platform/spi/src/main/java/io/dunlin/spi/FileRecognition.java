package io.dunlin.spi;

/** Whether a file is of the kind an extension reads. The most certain extension gets the file; a tie is shown to a person. */
public enum FileRecognition {
    /** Not this kind. */
    NO,
    /** The form fits, as it does other kinds. */
    POSSIBLE,
    /** The content names the kind. */
    CERTAIN
}
