package io.dunlin.core.inbox;

import io.dunlin.core.inbox.FolderLook.Found;
import io.dunlin.core.inbox.FolderLook.Seen;
import io.dunlin.core.inbox.ImapSession.Numbers;
import io.dunlin.core.inbox.InboxProperties.Mailbox;
import io.dunlin.core.inbox.JdbiInbox.Mark;
import io.dunlin.core.inbox.JdbiInbox.Place;
import io.dunlin.core.inbox.MailPlaces.Known;
import io.dunlin.core.inbox.MailPlaces.Range;
import io.dunlin.core.shared.Transactions;
import jakarta.mail.MessagingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.angus.mail.iap.BadCommandException;
import org.eclipse.angus.mail.iap.CommandFailedException;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Notes what people do with mail in a mail client: a move between folders is an answer to what the product decided; what
 * was deleted, taken away or brought back is shown. A quiet folder costs one command, the intake none.
 */
@Component
class ClassFolders {

    private static final Logger log = LoggerFactory.getLogger(ClassFolders.class);
    private static final int TOGETHER = 500;

    private final JdbiInbox store;
    private final MailPlaces places;
    private final Jdbi jdbi;
    private final Transactions transactions;
    private final ObjectProvider<FoldersOfMeaning> meaning;

    ClassFolders(
            JdbiInbox store,
            MailPlaces places,
            Jdbi jdbi,
            Transactions transactions,
            ObjectProvider<FoldersOfMeaning> meaning) {
        this.store = store;
        this.places = places;
        this.jdbi = jdbi;
        this.transactions = transactions;
        this.meaning = meaning;
    }

    /** The name of one of the product's folders on a server: with the mailbox's prefix, unless it is the intake. */
    static String onServer(ImapSession session, String folder) throws MessagingException {
        Mailbox mailbox = session.mailbox();
        return folder.equals(mailbox.intake()) ? folder : session.serverName(mailbox.classFolderPrefix() + folder);
    }

    /** What came into a folder, to be noted once it is known what left the others. */
    private record Arrivals(String folder, long uidValidity, boolean firstLook, List<Seen> seen) {}

    /** @param intake the numbers of the intake before its mail was taken in */
    void noteMoves(ImapSession session, Numbers intake) {
        Mailbox mailbox = session.mailbox();
        List<Arrivals> arrivals = new ArrayList<>();
        for (String folder : foldersInUse(mailbox)) {
            try {
                Optional<Numbers> asked = folder.equals(mailbox.intake()) ? Optional.of(intake) : Optional.empty();
                look(session, folder, asked).ifPresent(arrivals::add);
            } catch (MessagingException e) {
                log.warn("The folder {} of {} could not be looked through: {}", folder, mailbox.name(), e.getMessage());
                if (!refused(e)) {
                    // The connection is gone: the next poll looks at this one and those after it.
                    break;
                }
                // The next look compares, whatever it was that the server would not do.
                store.forgetChanges(mailbox.name(), folder);
            }
        }
        arrivals.forEach(each -> note(mailbox, each));
    }

    private static boolean refused(MessagingException e) {
        return e.getCause() instanceof CommandFailedException || e.getCause() instanceof BadCommandException;
    }

    private Optional<Arrivals> look(ImapSession session, String name, Optional<Numbers> asked)
            throws MessagingException {
        IMAPFolder folder = session.folder(onServer(session, name));
        Optional<Numbers> now = asked.isPresent() ? asked : session.numbersOf(folder);
        if (now.isEmpty()) {
            noteThatFolderIsGone(session.mailbox().name(), name);
            return Optional.empty();
        }
        return look(session, name, folder, now.get());
    }

    private Optional<Arrivals> look(ImapSession session, String name, IMAPFolder folder, Numbers now)
            throws MessagingException {
        String mailbox = session.mailbox().name();
        Optional<Mark> before = store.mark(mailbox, name);
        Mark mark =
                before.filter(known -> known.uidValidity() == now.uidValidity()).orElse(Mark.none(now.uidValidity()));
        FolderLook look = new FolderLook(session, folder, now, mark);
        // Under these numbers: they are given anew when a mailbox is rebuilt.
        boolean firstLook = before.isPresent() && mark.messages() == null;
        // The reader has taken in what came into the intake.
        boolean arrivals = !name.equals(session.mailbox().intake()) && look.hasArrivals();
        boolean mayMiss = look.mayMiss();
        Optional<Range> known = mayMiss ? places.settledIn(mailbox, name, now.uidValidity()) : Optional.empty();
        List<Seen> arrived = List.of();
        if (arrivals || known.isPresent()) {
            Found found = look.look(arrivals, known);
            noteWhatLeft(mailbox, name, now, found);
            arrived = found.arrived();
        } else if (mayMiss) {
            store.remember(mailbox, name, now);
        }
        return firstLook || !arrived.isEmpty()
                ? Optional.of(new Arrivals(name, now.uidValidity(), firstLook, arrived))
                : Optional.empty();
    }

    private void noteThatFolderIsGone(String mailbox, String folder) {
        if (store.mark(mailbox, folder).isPresent()) {
            transactions.run(() -> {
                int gone = places.goneWith(mailbox, folder);
                if (gone > 0) {
                    log.warn("There is no folder {} in {} any more; {} mails are gone with it", folder, mailbox, gone);
                }
                store.forgetChanges(mailbox, folder);
            });
        }
    }

    private void noteWhatLeft(String mailbox, String folder, Numbers now, Found found) {
        long uidValidity = now.uidValidity();
        transactions.run(() -> {
            int gone = 0;
            int back = 0;
            if (found.told().isPresent()) {
                gone = places.gone(
                        mailbox, folder, uidValidity, found.told().get().gone());
                back = places.back(
                        mailbox, folder, uidValidity, found.told().get().back());
            } else if (found.present().isPresent()) {
                Set<Long> present = found.present().get().uids();
                MailPlaces.Settled settled = places.settled(mailbox, folder, uidValidity);
                gone = places.gone(mailbox, folder, uidValidity, all(settled.there(), uid -> !present.contains(uid)));
                back = places.back(mailbox, folder, uidValidity, all(settled.gone(), present::contains));
            }
            if (gone + back > 0) {
                log.info("{} mails are gone from {} of {}, {} are back", gone, folder, mailbox, back);
            }
            store.remember(mailbox, folder, new Numbers(uidValidity, now.uidNext(), found.messages(), now.modSeq()));
        });
    }

    private static List<Long> all(List<Long> uids, Predicate<Long> wanted) {
        return uids.stream().filter(wanted).toList();
    }

    private void note(Mailbox mailbox, Arrivals arrivals) {
        String folder = arrivals.folder();
        List<Seen> seen = arrivals.seen();
        for (int from = 0; from < seen.size(); from += TOGETHER) {
            note(mailbox, arrivals, seen.subList(from, Math.min(seen.size(), from + TOGETHER)));
        }
        if (arrivals.firstLook()) {
            store.advance(mailbox.name(), folder, arrivals.uidValidity(), 0);
            int gone = places.notFoundIn(mailbox.name(), folder, arrivals.uidValidity());
            if (gone > 0) {
                log.warn(
                        "The folder {} of {} was rebuilt on the server; {} mails are gone from it",
                        folder,
                        mailbox.name(),
                        gone);
            }
        }
    }

    private void note(Mailbox mailbox, Arrivals arrivals, List<Seen> seen) {
        transactions.run(() -> {
            Map<String, List<Known>> known = places.byMessageId(
                    mailbox.name(),
                    seen.stream()
                            .map(Seen::messageId)
                            .filter(id -> !id.isEmpty())
                            .collect(Collectors.toSet()));
            for (Seen each : seen) {
                Place place = new Place(mailbox.name(), arrivals.folder(), arrivals.uidValidity(), each.uid());
                List<Known> alike = known.getOrDefault(each.messageId(), List.of());
                MailPlaces.recognise(alike, place).ifPresent(mail -> {
                    places.turnedUp(mail, place);
                    alike.remove(mail);
                });
            }
            store.advance(
                    mailbox.name(),
                    arrivals.folder(),
                    arrivals.uidValidity(),
                    seen.stream().mapToLong(Seen::uid).max().orElse(0));
        });
    }

    /** The intake, folders that mail was filed into, and those that a person may choose though nothing was filed there yet. */
    private List<String> foldersInUse(Mailbox mailbox) {
        List<String> used = jdbi.withHandle(handle -> handle.createQuery("""
                        select distinct target_folder
                        from inbound_mail
                        where mailbox = :mailbox and target_folder is not null and target_folder <> :intake
                        union
                        select folder
                        from mailbox_state
                        where mailbox = :mailbox and folder <> :intake
                        """)
                .bind("mailbox", mailbox.name())
                .bind("intake", mailbox.intake())
                .mapTo(String.class)
                .list());
        Stream<String> meant =
                used.isEmpty() ? Stream.empty() : meaning.stream().flatMap(each -> each.names().stream());
        return Stream.of(Stream.of(mailbox.intake()), used.stream(), meant)
                .flatMap(each -> each)
                .distinct()
                .toList();
    }
}
