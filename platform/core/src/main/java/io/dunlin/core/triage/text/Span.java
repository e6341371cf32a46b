package io.dunlin.core.triage.text;

/** A piece of a text and its place there: from {@code start}, up to and without {@code end}. */
public record Span(int start, int end, String text) {

    public Span {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("Not a place in a text: " + start + " to " + end);
        }
    }

    public boolean contains(int index) {
        return index >= start && index < end;
    }

    public boolean overlaps(int otherStart, int otherEnd) {
        return start < otherEnd && otherStart < end;
    }
}
