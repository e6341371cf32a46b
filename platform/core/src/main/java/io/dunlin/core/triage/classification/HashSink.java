package io.dunlin.core.triage.classification;

import java.util.Arrays;

/**
 * Collects features as 32-bit hashes (FNV-1a, mixed), each once. The two lowest bits tell how much a feature of its kind
 * counts: a cue of the lexicon more than a word, a word more than a sequence of characters.
 */
final class HashSink {

    private static final int OFFSET = 0x811C9DC5;
    private static final int PRIME = 0x01000193;
    private static final int[] STRENGTHS = {2, 3, 8, 5};
    private int[] hashes;
    private int size;

    HashSink(int expected) {
        hashes = new int[Math.max(16, expected)];
    }

    void add(String kind, String... parts) {
        int hash = OFFSET;
        hash = feed(hash, kind);
        for (String part : parts) {
            hash = feed((hash ^ 0x1F) * PRIME, part);
        }
        if (size == hashes.length) {
            hashes = Arrays.copyOf(hashes, size * 2);
        }
        hashes[size++] = (mix(hash) & ~3) | level(kind);
    }

    /** How much a feature counts. */
    static int strength(int hash) {
        return STRENGTHS[hash & 3];
    }

    private static int level(String kind) {
        return switch (kind) {
            case "cue" -> 2;
            case "c", "l" -> 0;
            case "o", "on" -> 3;
            default -> 1;
        };
    }

    int[] toSortedArray() {
        int[] sorted = Arrays.copyOf(hashes, size);
        Arrays.sort(sorted);
        int kept = 0;
        for (int i = 0; i < sorted.length; i++) {
            if (i == 0 || sorted[i] != sorted[i - 1]) {
                sorted[kept++] = sorted[i];
            }
        }
        return Arrays.copyOf(sorted, kept);
    }

    private static int feed(int start, String text) {
        int hash = start;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * PRIME;
        }
        return hash;
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
