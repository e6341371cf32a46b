package io.dunlin.appliance.command;

import io.dunlin.appliance.configuration.StartFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Says what ended a command: one line where somebody can do something about it, else the whole story in the log. */
final class FailureLine implements IExecutionExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(FailureLine.class);

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        String line = failure instanceof CommandFailure expected
                ? expected.getMessage()
                : StartFailure.explain(failure).orElse(null);
        if (line == null) {
            log.error("{} failed", command.getCommandName(), failure);
            line = "it failed unexpectedly; the log above says where. Please report it with that log";
        }
        command.getErr().println("dunlin: " + line);
        command.getErr().flush();
        return ExitStatus.FAILED;
    }
}
