package io.dunlin.plugin.bankmt940;

import io.dunlin.spi.bank.StatementHeading;
import io.dunlin.spi.bank.StatementSink;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Keeps what was found of a statement, in order, until its heading can be told; never more than a small number. */
final class Telling {

    private static final int MOST_WAITING = 100;

    private final StatementSink sink;
    private final List<Consumer<StatementSink>> waiting = new ArrayList<>();
    private boolean opened;

    Telling(StatementSink sink) {
        this.sink = sink;
    }

    boolean isOpened() {
        return opened;
    }

    /** Whether no more may wait for the heading. */
    boolean isFull() {
        return waiting.size() >= MOST_WAITING;
    }

    void open(StatementHeading heading) {
        opened = true;
        sink.opened(heading);
        waiting.forEach(what -> what.accept(sink));
        waiting.clear();
    }

    void tell(Consumer<StatementSink> what) {
        if (opened) {
            what.accept(sink);
        } else {
            waiting.add(what);
        }
    }
}
