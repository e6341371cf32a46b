package io.dunlin.appliance.command;

import io.dunlin.core.audit.AuditSeal;
import io.dunlin.core.audit.AuditSeal.Verdict;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The audit trail. */
@Command(
        name = "audit",
        description = "Checks the audit trail.",
        mixinStandardHelpOptions = true,
        subcommands = AuditCommand.Verify.class)
final class AuditCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do: verify");
    }

    /** Computes the chain of seals again. */
    @Command(
            name = "verify",
            description =
                    "Computes the seal of every entry again; one that was changed, removed or slipped in is named.",
            mixinStandardHelpOptions = true)
    static final class Verify extends ApplianceCommand implements Callable<Integer> {

        @Override
        public Integer call() {
            return with(context -> switch (context.getBean(AuditSeal.class).verify()) {
                case Verdict.Intact(long entries) -> {
                    out().println("The audit trail is intact: " + entries + " sealed entries.");
                    yield ExitStatus.DONE;
                }
                case Verdict.Broken(long entryId, long sealNumber) ->
                    throw new CommandFailure("the audit trail is broken at seal " + sealNumber + ", entry " + entryId
                            + ": it or one before it was changed; compare with a backup from before");
            });
        }
    }
}
