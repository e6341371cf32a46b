package io.dunlin.core.triage.classification;

import java.util.Arrays;

/**
 * Collects features as 32-bit hashes (FNV-1a, mixed), each once. The two lowest bits tell how much a feature of its kind
 * counts: a cue of the lexicon more than a word, a word more than a sequence of characters. No text is made for a
 * feature: what stands in it is hashed where it stands, since a mail has thousands.
 */
final class HashSink {

    private static final int OFFSET = 0x811C9DC5;
    private static final int PRIME = 0x01000193;
    private static final int[] STRENGTHS = {2, 3, 8, 5};
    private int[] hashes;
    private int size;

    /**
     * A kind of features.
     *
     * @param beginning the hash of its name, with which that of each of its features begins
     * @param level how much they count, an index of the strengths
     */
    record Kind(int beginning, int level) {

        static Kind of(String name) {
            int level = switch (name) {
                case "cue" -> 2;
                case "c", "l" -> 0;
                case "o", "on" -> 3;
                default -> 1;
            };
            return new Kind(feed(OFFSET, name), level);
        }
    }

    HashSink(int expected) {
        hashes = new int[Math.max(16, expected)];
    }

    void add(Kind kind, String part) {
        put(kind, feed(part(kind.beginning()), part));
    }

    void add(Kind kind, String first, String second) {
        put(kind, feed(part(feed(part(kind.beginning()), first)), second));
    }

    void add(Kind kind, String first, String second, String third) {
        put(kind, feed(part(feed(part(feed(part(kind.beginning()), first)), second)), third));
    }

    /** Each sequence of characters from {@code shortest} to {@code longest}. */
    void addSequences(Kind kind, CharSequence text, int shortest, int longest) {
        int beginning = part(kind.beginning());
        for (int at = 0; at < text.length(); at++) {
            int hash = beginning;
            int end = Math.min(text.length(), at + longest);
            for (int i = at; i < end; i++) {
                hash = feed(hash, text.charAt(i));
                if (i - at + 1 >= shortest) {
                    put(kind, hash);
                }
            }
        }
    }

    /** How much a feature counts. */
    static int strength(int hash) {
        return STRENGTHS[hash & 3];
    }

    int[] toSortedArray() {
        Arrays.sort(hashes, 0, size);
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (kept == 0 || hashes[i] != hashes[kept - 1]) {
                hashes[kept++] = hashes[i];
            }
        }
        size = kept;
        return Arrays.copyOf(hashes, kept);
    }

    private void put(Kind kind, int hash) {
        if (size == hashes.length) {
            hashes = Arrays.copyOf(hashes, size * 2);
        }
        hashes[size++] = (mix(hash) & ~3) | kind.level();
    }

    /** Where a part begins: "ab" and "c" is another feature than "a" and "bc". */
    private static int part(int hash) {
        return feed(hash, (char) 0x1F);
    }

    private static int feed(int start, String text) {
        int hash = start;
        for (int i = 0; i < text.length(); i++) {
            hash = feed(hash, text.charAt(i));
        }
        return hash;
    }

    private static int feed(int hash, char c) {
        return (hash ^ c) * PRIME;
    }

    private static int mix(int hash) {
        int mixed = hash;
        mixed ^= mixed >>> 16;
        mixed *= 0x7FEB352D;
        mixed ^= mixed >>> 15;
        mixed *= 0x846CA68B;
        return mixed ^ mixed >>> 16;
    }
}
