package io.dunlin.core.dunning.letters;

import io.dunlin.core.access.Role;
import io.dunlin.core.access.User;
import io.dunlin.core.access.Users;
import io.dunlin.core.cases.CaseTaskId;
import io.dunlin.core.shared.Actor;
import io.dunlin.core.testing.TestingWorld;
import io.dunlin.spi.value.EmailAddress;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** A lawyer who says yes to every formal letter that a clerk hands over. */
@Component
public class TestingApproval {

    public static final String LAWYER = "lawyer";

    private final FormalLetters letters;
    private final Users users;

    TestingApproval(FormalLetters letters, Users users) {
        this.letters = letters;
        this.users = users;
    }

    /** Drafts what the task asks for, hands it over and approves it. */
    public Optional<FormalLetterOutcome> find(CaseTaskId task) {
        letters.run();
        return letters.ofTask(task).map(letter -> {
            FormalLetterOutcome asked = letters.submit(letter.id(), lawyer().id(), TestingWorld.TESTER);
            return asked instanceof FormalLetterOutcome.Done
                    ? letters.approve(letter.id(), letter.versionNumber(), "", Actor.user(LAWYER))
                    : asked;
        });
    }

    public FormalLetterOutcome ofTask(CaseTaskId task) {
        return find(task).orElseThrow(() -> new IllegalStateException("No letter for task " + task.value()));
    }

    public User lawyer() {
        return users.find(LAWYER).orElseGet(() -> {
            Users.Outcome made = users.create(
                    new Users.NewUser(
                            LAWYER,
                            "Zofia Paragraf",
                            new EmailAddress(LAWYER + "@firm.example"),
                            "pl",
                            Set.of(Role.LAWYER),
                            "long enough words"),
                    TestingWorld.TESTER);
            if (made instanceof Users.Outcome.Done(User user)) {
                return user;
            }
            throw new IllegalStateException("No lawyer: " + made);
        });
    }
}
