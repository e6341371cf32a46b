package io.dunlin.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import io.dunlin.core.access.Role;
import io.dunlin.core.remittances.feeds.SftpFeeds;
import io.dunlin.core.testing.TestingSftpServer;
import io.dunlin.ui.testing.ScreenTest;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

class SftpCardTest extends ScreenTest {

    @TempDir
    private Path root;

    @Autowired
    private SftpFeeds feeds;

    @Override
    protected Role[] roles() {
        return new Role[] {Role.ADMINISTRATOR};
    }

    @Test
    void an_administrator_adds_a_server_accepts_its_key_and_sees_that_it_works()
            throws IOException, GeneralSecurityException {
        KeyPair key = TestingSftpServer.key(KeyPairProvider.ECDSA_SHA2_NISTP256, 256);
        try (TestingSftpServer server = new TestingSftpServer(root, key)) {
            server.put("a.sta", "some");
            SettingsView view = navigate(SettingsView.class);
            click("Add a server");
            write("Name", "Bank of examples");
            write("Host", "127.0.0.1");
            test(numberField("Port")).setValue(server.port());
            write("Login", TestingSftpServer.LOGIN);
            write("Reason", "The firm's new account");
            click("Save");
            assertThat(wordsOf(find(Dialog.class).last())).contains("Write a password or a private key");
            test(passwordField("Password")).setValue(TestingSftpServer.PASSWORD);
            click("Save");
            assertThat(wordsOf(view)).contains("Bank of examples").contains("Test it first");
            click("Test");
            assertThat(wordsOf(find(Dialog.class).last()))
                    .contains("Compare this fingerprint")
                    .contains(KeyUtils.getFingerPrint(key.getPublic()));
            click("Accept this key…");
            test(find(TextArea.class).last()).setValue("As in the bank's letter");
            click("Accept the key");
            assertThat(wordsOf(view)).contains("Is asked").contains("Accepted key: ecdsa-sha2-nistp256");
            click("Test");
            assertThat(feeds.all().getFirst().hostKey()).isNotNull();
        }
    }

    @Test
    void a_field_that_cannot_be_right_is_refused_with_words() {
        assertThat(navigate(SettingsView.class)).isNotNull();
        click("Add a server");
        write("Name", "Bank");
        write("Host", "sftp://bank.example");
        write("Login", "firm");
        write("Reason", "New");
        test(passwordField("Password")).setValue("secret");
        click("Save");
        assertThat(wordsOf(find(Dialog.class).last())).contains("without scheme and port");
        assertThat(feeds.all()).isEmpty();
        assertThat(find(Button.class).all()).isNotEmpty();
    }

    private void write(String label, String value) {
        TextField field = find(TextField.class).all().stream()
                .filter(one -> label.equals(one.getLabel()))
                .toList()
                .getLast();
        test(field).setValue(value);
    }

    private IntegerField numberField(String label) {
        return find(IntegerField.class).all().stream()
                .filter(one -> label.equals(one.getLabel()))
                .toList()
                .getLast();
    }

    private PasswordField passwordField(String label) {
        return find(PasswordField.class).all().stream()
                .filter(one -> label.equals(one.getLabel()))
                .toList()
                .getLast();
    }
}
