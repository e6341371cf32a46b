package io.dunlin.core.notifications;

import io.dunlin.core.approvals.Approval;
import io.dunlin.core.approvals.ApprovalSubject;
import io.dunlin.core.dunning.letters.FormalLetter;
import io.dunlin.core.dunning.letters.FormalLetterId;
import io.dunlin.core.dunning.letters.FormalLetters;
import java.util.List;
import org.springframework.stereotype.Component;

/** Formal letters, which are spoken of by their subject; many that a policy drafted by their number. */
@Component
class LetterMatter implements ApprovalMatter {

    private final FormalLetters letters;

    LetterMatter(FormalLetters letters) {
        this.letters = letters;
    }

    @Override
    public ApprovalSubject.Kind kind() {
        return ApprovalSubject.Kind.FORMAL_LETTER;
    }

    @Override
    public String origin() {
        return "letter";
    }

    @Override
    public Words asked(Approval approval, NotificationTexts texts) {
        return words(approval, "approval.letter", texts);
    }

    @Override
    public Words asked(List<Approval> approvals, NotificationTexts texts) {
        return new Words(
                null,
                texts.text("approval.letters", approvals.size()),
                List.of(),
                "formal-letters?state=SUBMITTED&mine=true");
    }

    @Override
    public Words answered(Approval approval, NotificationTexts texts) {
        return words(approval, approval.isApproved() ? "approval.letter.yes" : "approval.letter.no", texts);
    }

    private Words words(Approval approval, String key, NotificationTexts texts) {
        FormalLetter letter = letters.get(new FormalLetterId(approval.subject().id()));
        return new Words(
                letter.caseId(),
                texts.text(key, letter.subject()),
                List.of(),
                "formal-letters/" + letter.id().value());
    }
}
