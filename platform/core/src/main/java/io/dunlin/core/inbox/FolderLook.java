package io.dunlin.core.inbox;

import io.dunlin.core.inbox.ImapSession.Numbers;
import io.dunlin.core.inbox.JdbiInbox.Mark;
import io.dunlin.core.inbox.MailPlaces.Range;
import jakarta.mail.FetchProfile;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.UIDFolder;
import jakarta.mail.event.MailEvent;
import jakarta.mail.event.MessageChangedEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.MessageVanishedEvent;
import org.eclipse.angus.mail.imap.ResyncData;
import org.eclipse.angus.mail.imap.protocol.IMAPResponse;

/**
 * A look into a folder that has changed since the last: what came in, what went out, what was marked as deleted or is no
 * longer. A server with QRESYNC (RFC 7162) tells what went when the folder is opened. Any other is asked which of the mails
 * that ought to be there are there, and only where the count of the folder shows that one may be missing. No body is fetched.
 */
final class FolderLook {

    private static final String MESSAGE_ID = "Message-ID";
    private static final int TOGETHER = 500;

    private final ImapSession session;
    private final IMAPFolder folder;
    private final Numbers now;
    private final Mark mark;

    /** @param mark how far the folder was read, under the numbers that it has now */
    FolderLook(ImapSession session, IMAPFolder folder, Numbers now, Mark mark) {
        this.session = session;
        this.folder = folder;
        this.now = now;
        this.mark = mark;
    }

    /** A mail that is new in the folder. */
    record Seen(String messageId, long uid) {}

    /** What there is under the UIDs that were asked for: there and not marked as deleted. */
    record Present(Set<Long> uids) {}

    /** What the server says happened. */
    record Told(Set<Long> gone, Set<Long> back) {}

    /**
     * What a look found.
     *
     * @param told empty where the server does not tell
     * @param present empty where the server tells, or nothing can be missing
     * @param messages how many mails lay there when it was opened
     */
    record Found(List<Seen> arrived, Optional<Told> told, Optional<Present> present, long messages) {}

    boolean hasArrivals() {
        return now.uidNext() == 0 || now.uidNext() > mark.lastUid() + 1;
    }

    /** Whether anything can have left, or have been marked, since the last look. */
    boolean mayMiss() {
        return now.modSeq() > 0
                ? !Objects.equals(mark.modSeq(), now.modSeq())
                : now.messages() >= 0 && !Objects.equals(mark.messages(), now.messages());
    }

    /**
     * Opens the folder and closes it again.
     *
     * @param arrivals whether what is new is asked for
     * @param known where the mails lie that may have left
     */
    Found look(boolean arrivals, Optional<Range> known) throws MessagingException {
        long since = mark.modSeq() == null ? 0 : mark.modSeq();
        boolean tells = known.isPresent() && since > 0 && now.modSeq() > 0 && session.tellsWhatLeft();
        List<MailEvent> events = tells
                ? folder.open(
                        Folder.READ_ONLY,
                        new ResyncData(
                                now.uidValidity(),
                                since,
                                known.get().first(),
                                known.get().last()))
                : folder.open(Folder.READ_ONLY, null);
        try {
            int messages = folder.getMessageCount();
            Optional<Told> told = tells ? Optional.of(told(events)) : Optional.empty();
            List<Seen> arrived = arrivals ? arrived(messages) : List.of();
            Long before = mark.messages();
            boolean complete = arrivals && before != null && before + arrived.size() == messages && now.modSeq() == 0;
            Optional<Present> present = tells || known.isEmpty() || complete
                    ? Optional.empty()
                    : Optional.of(new Present(present(known.get())));
            return new Found(arrived, told, present, messages);
        } finally {
            if (folder.isOpen()) {
                folder.close(false);
            }
        }
    }

    private Told told(List<MailEvent> events) throws MessagingException {
        Set<Long> gone = new HashSet<>();
        Set<Long> back = new HashSet<>();
        for (MailEvent event : events == null ? List.<MailEvent>of() : events) {
            if (event instanceof MessageVanishedEvent vanished) {
                Arrays.stream(vanished.getUIDs()).forEach(gone::add);
            } else if (event instanceof MessageChangedEvent changed) {
                boolean deleted = changed.getMessage().isSet(Flags.Flag.DELETED);
                (deleted ? gone : back).add(folder.getUID(changed.getMessage()));
            }
        }
        return new Told(gone, back);
    }

    /** Only what lay there when the folder was opened: what comes meanwhile is counted and seen at the next look. */
    private List<Seen> arrived(int messages) throws MessagingException {
        Message[] fresh = Arrays.stream(folder.getMessagesByUID(mark.lastUid() + 1, UIDFolder.LASTUID))
                .filter(message -> message.getMessageNumber() <= messages)
                .toArray(Message[]::new);
        List<Seen> seen = new ArrayList<>();
        for (int from = 0; from < fresh.length; from += TOGETHER) {
            Message[] some = Arrays.copyOfRange(fresh, from, Math.min(fresh.length, from + TOGETHER));
            FetchProfile ids = new FetchProfile();
            ids.add(MESSAGE_ID);
            ids.add(UIDFolder.FetchProfileItem.UID);
            folder.fetch(some, ids);
            for (Message message : some) {
                long uid = folder.getUID(message);
                // A range that ends with the last message holds it even where its UID is lower.
                if (uid > mark.lastUid()) {
                    seen.add(new Seen(messageIdOf(message), uid));
                }
            }
        }
        return seen;
    }

    private static String messageIdOf(Message message) throws MessagingException {
        String[] headers = message.getHeader(MESSAGE_ID);
        return headers == null || headers.length == 0 ? "" : headers[0].strip().replaceAll("^<|>$", "");
    }

    private Set<Long> present(Range range) throws MessagingException {
        Set<Long> uids = new HashSet<>();
        Object done = folder.doCommand(protocol -> {
            Response[] responses =
                    protocol.command("UID SEARCH UID " + range.first() + ":" + range.last() + " UNDELETED", null);
            for (Response response : responses) {
                if (response instanceof IMAPResponse answer && answer.keyEquals("SEARCH")) {
                    for (long uid = answer.readLong(); uid != -1; uid = answer.readLong()) {
                        uids.add(uid);
                    }
                }
            }
            protocol.notifyResponseHandlers(responses);
            protocol.handleResult(responses[responses.length - 1]);
            return responses.length;
        });
        assert done != null;
        return uids;
    }
}
