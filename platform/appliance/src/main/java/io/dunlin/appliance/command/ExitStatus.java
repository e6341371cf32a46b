package io.dunlin.appliance.command;

/** What commands end with. Wrong usage, 2, is found by the parser of the command line. */
final class ExitStatus {

    static final int DONE = 0;
    static final int FAILED = 1;

    private ExitStatus() {}
}
