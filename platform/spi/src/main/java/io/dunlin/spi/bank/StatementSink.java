package io.dunlin.spi.bank;

/** Takes what a parser finds. Called by one thread, in the file's order. */
public interface StatementSink {

    void opened(StatementHeading heading);

    void line(StatementLine line);

    void failed(LineFailure failure);

    void closed(StatementClosing closing);
}
