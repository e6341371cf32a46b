package io.dunlin.core.remittances.feeds;

import io.dunlin.core.audit.AuditTrail;
import io.dunlin.core.audit.AuditTrail.Subject;
import io.dunlin.core.remittances.feeds.JdbiSftpFeeds.FeedRow;
import io.dunlin.core.settings.SecretBox;
import io.dunlin.core.shared.Actor;
import io.dunlin.core.shared.Transactions;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/**
 * Folders on SFTP servers that bank statements are fetched from: their settings, secrets and host keys. A server is asked
 * only once an administrator accepted its key, and never again once it shows another one.
 */
@Component
public class SftpFeeds {

    private final JdbiSftpFeeds store;
    private final SecretBox secrets;
    private final Transactions transactions;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;

    SftpFeeds(
            JdbiSftpFeeds store,
            SecretBox secrets,
            Transactions transactions,
            AuditTrail audit,
            ApplicationEventPublisher events) {
        this.store = store;
        this.secrets = secrets;
        this.transactions = transactions;
        this.audit = audit;
        this.events = events;
    }

    /** How a feed logs in. */
    public enum LoginKind {
        /** Nothing was saved yet. */
        NONE,
        PASSWORD,
        PRIVATE_KEY
    }

    /**
     * A feed as people see it.
     *
     * @param hostKey the accepted key of the server; null until an administrator accepted one
     * @param refusedHostKey the key that it showed instead; then it rests
     */
    public record SftpFeedRow(
            SftpFeedId id,
            SftpFeed feed,
            LoginKind login,
            @Nullable SftpHostKey hostKey,
            @Nullable SftpHostKey refusedHostKey) {}

    /** What came of saving a feed. */
    public sealed interface Saved {

        record Done(SftpFeedId id) implements Saved {}

        /** Nothing was saved. */
        record Refused(Why why) implements Saved {}

        /** Why a feed was not saved. */
        enum Why {
            /** Another feed has that name. */
            NAME_TAKEN,
            /** The private key is none, or its passphrase is another one. */
            KEY_UNREADABLE,
            SECRET_MISSING
        }
    }

    /** By name. */
    public List<SftpFeedRow> all() {
        return store.all().stream().map(SftpFeeds::shown).toList();
    }

    private static SftpFeedRow shown(FeedRow row) {
        LoginKind login = row.password() != null
                ? LoginKind.PASSWORD
                : row.privateKey() == null ? LoginKind.NONE : LoginKind.PRIVATE_KEY;
        return new SftpFeedRow(row.id(), row.feed(), login, described(row.hostKey()), described(row.refusedHostKey()));
    }

    private static @Nullable SftpHostKey described(@Nullable String line) {
        return line == null ? null : SftpKeys.describe(SftpKeys.publicKey(line));
    }

    /**
     * Saves a feed. Another server has to show its key anew.
     *
     * @param id null for a new one
     */
    public Saved save(@Nullable SftpFeedId id, SftpFeed feed, SftpSecret secret, Actor actor, String reason) {
        if (secret instanceof SftpSecret.PrivateKey key && !isReadable(key)) {
            return new Saved.Refused(Saved.Why.KEY_UNREADABLE);
        }
        boolean missing = switch (secret) {
            case SftpSecret.Unchanged() -> id == null;
            case SftpSecret.Password(String password) -> password.isEmpty();
            case SftpSecret.PrivateKey _ -> false;
        };
        if (missing) {
            return new Saved.Refused(Saved.Why.SECRET_MISSING);
        }
        if (store.all().stream()
                .anyMatch(row -> !row.id().equals(id) && row.feed().name().equalsIgnoreCase(feed.name()))) {
            return new Saved.Refused(Saved.Why.NAME_TAKEN);
        }
        try {
            return transactions.in(() -> new Saved.Done(write(id, feed, secret, actor, reason)));
        } catch (DuplicateKeyException e) {
            return new Saved.Refused(Saved.Why.NAME_TAKEN);
        }
    }

    private static boolean isReadable(SftpSecret.PrivateKey key) {
        try {
            return SftpKeys.privateKey(key).getPrivate() != null;
        } catch (FeedTrouble e) {
            return false;
        }
    }

    private SftpFeedId write(@Nullable SftpFeedId known, SftpFeed feed, SftpSecret secret, Actor actor, String reason) {
        Map<String, Object> details = new HashMap<>();
        details.put("after", feed);
        details.put("secretChanged", !(secret instanceof SftpSecret.Unchanged));
        SftpFeedId id;
        if (known == null) {
            id = store.insert(feed, actor.name());
        } else {
            id = known;
            FeedRow before = get(known);
            details.put("before", before.feed());
            store.update(known, feed, actor.name());
            if (!before.feed().isSameServer(feed)) {
                store.setHostKeys(known, null, null);
            }
        }
        switch (secret) {
            case SftpSecret.Unchanged() -> {}
            case SftpSecret.Password(String password) ->
                store.setSecrets(id, secrets.seal(password, place(id, "password")), null, null);
            case SftpSecret.PrivateKey(String text, String passphrase) ->
                store.setSecrets(
                        id,
                        null,
                        secrets.seal(text, place(id, "key")),
                        passphrase.isEmpty() ? null : secrets.seal(passphrase, place(id, "passphrase")));
        }
        audit.record(actor, "bank-feed-changed", Subject.of("bank-feed", id.value()), reason, details);
        return id;
    }

    /** Logs in and reads the folder, taking nothing. A server that shows its accepted key again is asked again. */
    public SftpTrial tryOut(SftpFeedId id, Actor actor) {
        FeedRow row = get(id);
        SftpTrial trial = tryOut(row);
        transactions.run(() -> {
            if (trial instanceof SftpTrial.Passed && row.refusedHostKey() != null) {
                store.setHostKeys(id, row.hostKey(), null);
            }
            audit.record(
                    actor,
                    "bank-feed-tested",
                    Subject.of("bank-feed", id.value()),
                    "",
                    Map.of("outcome", trial.getClass().getSimpleName()));
        });
        return trial;
    }

    private SftpTrial tryOut(FeedRow row) {
        try (SftpSession session = SftpSession.open(row.feed(), secretOf(row), row.hostKey())) {
            FileNames names = row.feed().names();
            long files = session.files(row.feed().folder()).stream()
                    .filter(file -> names.mean(file.rawName()))
                    .count();
            return new SftpTrial.Passed(Math.toIntExact(files));
        } catch (SftpSession.OtherHostKey e) {
            SftpHostKey accepted = described(row.hostKey());
            return accepted == null
                    ? new SftpTrial.HostKeyUnknown(e.shown())
                    : new SftpTrial.HostKeyChanged(accepted, e.shown());
        } catch (FeedTrouble e) {
            return new SftpTrial.Failed(e.fault(), String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return new SftpTrial.Failed(FeedFault.UNREACHABLE, FeedTrouble.printable(String.valueOf(e.getMessage())));
        }
    }

    /** Takes it that a server is who it says it is. The key was compared with what the bank published. */
    public void accept(SftpFeedId id, SftpHostKey key, Actor actor, String reason) {
        if (reason.isBlank()) {
            throw new IllegalArgumentException("A reason is needed");
        }
        transactions.run(() -> {
            SftpHostKey before = described(get(id).hostKey());
            store.setHostKeys(id, key.line(), null);
            Map<String, Object> details = new HashMap<>();
            details.put("before", before == null ? "" : before.fingerprint());
            details.put("after", key.fingerprint());
            audit.record(actor, "host-key-accepted", Subject.of("bank-feed", id.value()), reason, details);
        });
    }

    /** Lets a feed rest whose server showed another key, and tells so once. */
    void stop(FeedRow row, SftpHostKey shown) {
        SftpHostKey accepted = described(row.hostKey());
        if (accepted == null) {
            return;
        }
        transactions.run(() -> {
            if (get(row.id()).refusedHostKey() == null) {
                store.setHostKeys(row.id(), row.hostKey(), shown.line());
                events.publishEvent(new BankFeedStopped(row.id(), row.feed().name(), accepted, shown));
            }
        });
    }

    FeedRow get(SftpFeedId id) {
        return store.find(id).orElseThrow(() -> new IllegalArgumentException("There is no bank feed " + id.value()));
    }

    SftpSecret secretOf(FeedRow row) throws FeedTrouble {
        SftpFeedId id = row.id();
        if (row.password() != null) {
            return new SftpSecret.Password(open(row.password(), place(id, "password")));
        }
        if (row.privateKey() == null) {
            throw new FeedTrouble(FeedFault.LOGIN_REFUSED, "", null);
        }
        String passphrase = row.passphrase() == null ? "" : open(row.passphrase(), place(id, "passphrase"));
        return new SftpSecret.PrivateKey(open(row.privateKey(), place(id, "key")), passphrase);
    }

    /** One feed whose secret is lost keeps none of the others from being asked. */
    private String open(String sealed, String place) throws FeedTrouble {
        try {
            return secrets.open(sealed, place);
        } catch (IllegalStateException e) {
            throw new FeedTrouble(FeedFault.SECRET_UNREADABLE, "", e);
        }
    }

    private static String place(SftpFeedId id, String what) {
        return "sftp-feed/" + id.value() + "/" + what;
    }
}
