package io.dunlin.core.triage.facts;

/** A fact and its place in the text: from {@code start}, up to and without {@code end}. */
public record Found<T>(T value, int start, int end) {

    public boolean overlaps(Found<?> other) {
        return start < other.end && other.start < end;
    }

    public String in(String text) {
        return text.substring(start, end);
    }
}
