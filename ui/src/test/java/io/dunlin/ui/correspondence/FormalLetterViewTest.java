package io.dunlin.ui.correspondence;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Html;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import io.dunlin.core.access.Role;
import io.dunlin.core.access.User;
import io.dunlin.core.cases.CaseId;
import io.dunlin.core.correspondence.Channel;
import io.dunlin.core.correspondence.templates.TemplateSource;
import io.dunlin.core.dunning.letters.FormalLetter;
import io.dunlin.core.dunning.letters.FormalLetterOutcome;
import io.dunlin.core.dunning.letters.FormalLetters;
import io.dunlin.core.shared.Actor;
import io.dunlin.core.testing.TestingClock;
import io.dunlin.core.testing.TestingWorld;
import io.dunlin.ui.testing.ScreenTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class FormalLetterViewTest extends ScreenTest {

    @Autowired
    private TestingWorld world;

    @Autowired
    private TestingClock clock;

    @Autowired
    private FormalLetters letters;

    private FormalLetter letter;

    @Override
    protected Role[] roles() {
        return new Role[] {Role.CLERK};
    }

    @BeforeEach
    void a_letter_is_drafted() {
        CaseId id = world.caseOf(
                world.receivable("alfa", "FV/1/2026", "1234.50", clock.today().minusDays(40)));
        letter =
                ((FormalLetterOutcome.Done) letters.draftFinalDemand(id, Channel.LETTER, TestingWorld.TESTER)).letter();
    }

    @Test
    void a_clerk_changes_it_sees_what_was_changed_and_hands_it_over() {
        User lawyer = firm.person("prawnik", "Zofia Paragraf", "pl", Role.LAWYER);
        FormalLetterView view = navigate(FormalLetterView.class, letter.id().value());
        assertThat(wordsOf(view)).contains("Version 1", "Nobody was asked yet");
        assertThat(find(Html.class).single().getInnerHtml()).contains("<table", "FV/1/2026");
        click("Edit");
        TextArea body = find(TextArea.class).single();
        body.setValue(body.getValue() + "\n\nProsimy o kontakt.");
        click("Save as a new version");
        click("Changes");
        assertThat(wordsOf(find(LetterChangesDialog.class).single())).contains("+", "Prosimy o kontakt.");
        click("Close");
        click("Ask for approval");
        @SuppressWarnings("unchecked")
        Select<User> approver = find(Select.class).single();
        assertThat(approver.getValue().id()).isEqualTo(lawyer.id());
        click("Ask for approval");
        assertThat(letters.get(letter.id()).state()).isEqualTo(FormalLetter.State.SUBMITTED);
        assertThat(wordsOf(view)).contains("Zofia Paragraf decides Version 2", "Waits for approval");
    }

    @Test
    void words_that_came_too_late_stay_in_the_dialog() {
        assertThat(navigate(FormalLetterView.class, letter.id().value()).isAttached())
                .isTrue();
        click("Edit");
        TextArea body = find(TextArea.class).single();
        body.setValue("Moje słowa.");
        FormalLetterOutcome other =
                letters.edit(letter.id(), 1, new TemplateSource("Wezwanie", "Ich słowa."), "", TestingWorld.TESTER);
        assertThat(other).isInstanceOf(FormalLetterOutcome.Done.class);
        click("Save as a new version");
        LetterDialog dialog = find(LetterDialog.class).single();
        assertThat(dialog.isOpened()).isTrue();
        assertThat(wordsOf(dialog)).contains("Not saved.", "Somebody saved a newer version");
        assertThat(body.getValue()).isEqualTo("Moje słowa.");
        assertThat(letters.versions(letter.id())).hasSize(2);
    }

    @Test
    void the_named_person_sends_it_back_or_approves_it() {
        User self = firm.person("ewa", "Ewa Wzorcowa", "pl", Role.CLERK);
        assertThat(self.enabled()).isTrue();
        FormalLetterOutcome asked = letters.submit(
                letter.id(),
                firm.person("prawnik", "Zofia Paragraf", "pl", Role.LAWYER).id(),
                Actor.user("ewa"));
        assertThat(asked).isInstanceOf(FormalLetterOutcome.Done.class);
        FormalLetterView view = navigate(FormalLetterView.class, letter.id().value());
        assertThat(find(com.vaadin.flow.component.button.Button.class).all())
                .as("only the named person answers")
                .noneMatch(button -> button.getText().equals("Approve"));
        assertThat(view.isAttached()).isTrue();
    }
}
