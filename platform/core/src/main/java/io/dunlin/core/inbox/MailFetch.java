package io.dunlin.core.inbox;

import jakarta.mail.MessagingException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.angus.mail.iap.ByteArray;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.protocol.BODY;
import org.eclipse.angus.mail.imap.protocol.FetchResponse;
import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;
import org.eclipse.angus.mail.imap.protocol.RFC822SIZE;
import org.eclipse.angus.mail.imap.protocol.UID;

/**
 * Fetches mail from an open folder by UID, octet by octet as it lies there (RFC 3501, 6.4.8). Sizes are asked for first, so
 * that a batch never holds more than a bound, and of a mail too large to keep only its beginning comes.
 * <p>
 * Some servers now and then answer with no body for a mail that has one. That is no mail: it is asked for again, and where
 * the answer stays empty the look fails, to be repeated, with nothing stored.
 */
final class MailFetch {

    private static final int MOST_MAILS = 200;
    /** While one batch is stored the next is fetched, so that twice as much is in memory. */
    private static final long MOST_OCTETS = 16L * 1024 * 1024;

    private static final int BLANK = 2;

    private final IMAPFolder folder;
    private final long octetsOfOne;

    /** @param octetsOfOne what is fetched of one mail at most */
    MailFetch(IMAPFolder folder, long octetsOfOne) {
        this.folder = folder;
        this.octetsOfOne = octetsOfOne;
    }

    /** A mail is there and comes without its octets. */
    static final class NoOctets extends MessagingException {

        NoOctets(String message) {
            super(message);
        }
    }

    /** A mail in the folder, with its size as the server tells it. */
    record Listed(long uid, long size) {}

    /** What lies in the folder after a UID, lowest first, in batches to be fetched together. */
    List<List<Listed>> after(long uid) throws MessagingException {
        List<Listed> listed = fetch((uid + 1) + ":*", "(UID RFC822.SIZE)").stream()
                .map(answer -> new Listed(uidOf(answer), sizeOf(answer)))
                // A range that ends with the last message holds it even where its UID is lower.
                .filter(mail -> mail.uid() > uid)
                .sorted(Comparator.comparingLong(Listed::uid))
                .toList();
        List<List<Listed>> batches = new ArrayList<>();
        List<Listed> batch = new ArrayList<>();
        long octets = 0;
        for (Listed mail : listed) {
            long more = Math.min(mail.size(), octetsOfOne);
            if (batch.size() == MOST_MAILS || (!batch.isEmpty() && octets + more > MOST_OCTETS)) {
                batches.add(batch);
                batch = new ArrayList<>();
                octets = 0;
            }
            batch.add(mail);
            octets += more;
        }
        if (!batch.isEmpty()) {
            batches.add(batch);
        }
        return batches;
    }

    /** The octets of each mail by UID; one that came without any is left out. */
    Map<Long, byte[]> together(List<Listed> batch) throws MessagingException {
        String uids = batch.stream().map(mail -> Long.toString(mail.uid())).collect(Collectors.joining(","));
        Map<Long, byte[]> found = new HashMap<>();
        for (FetchResponse answer : fetch(uids, body())) {
            byte[] raw = octets(answer);
            if (!isMissing(raw, sizeOf(answer))) {
                found.put(uidOf(answer), raw);
            }
        }
        return found;
    }

    /**
     * Asks for one mail once more.
     *
     * @return empty where it has gone from the folder
     * @throws MessagingException where it is still there and still comes without its octets
     */
    Optional<byte[]> again(Listed mail) throws MessagingException {
        String uid = Long.toString(mail.uid());
        for (FetchResponse answer : fetch(uid, body())) {
            byte[] raw = octets(answer);
            if (isMissing(raw, Math.max(mail.size(), sizeOf(answer)))) {
                throw new NoOctets("The server has no octets for the mail with UID " + uid + " of " + mail.size()
                        + " octets; it is asked for again at the next look");
            }
            return Optional.of(raw);
        }
        return Optional.empty();
    }

    private String body() {
        return "(UID RFC822.SIZE BODY.PEEK[]<0." + octetsOfOne + ">)";
    }

    private static boolean isMissing(byte[] raw, long size) {
        return raw.length < size && raw.length <= BLANK;
    }

    private List<FetchResponse> fetch(String uids, String items) throws MessagingException {
        List<FetchResponse> answers = new ArrayList<>();
        Object done = folder.doCommand(protocol -> {
            Response[] responses = command(protocol, "UID FETCH " + uids + " " + items);
            for (Response response : responses) {
                if (response instanceof FetchResponse answer && answer.getItem(UID.class) != null) {
                    answers.add(answer);
                }
            }
            return responses.length;
        });
        assert done != null;
        return answers;
    }

    private static Response[] command(IMAPProtocol protocol, String command) throws ProtocolException {
        Response[] responses = protocol.command(command, null);
        protocol.notifyResponseHandlers(responses);
        protocol.handleResult(responses[responses.length - 1]);
        return responses;
    }

    private static long uidOf(FetchResponse answer) {
        return answer.getItem(UID.class).uid;
    }

    private static long sizeOf(FetchResponse answer) {
        RFC822SIZE size = answer.getItem(RFC822SIZE.class);
        return size == null ? 0 : size.size;
    }

    private static byte[] octets(FetchResponse answer) {
        BODY body = answer.getItem(BODY.class);
        ByteArray octets = body == null ? null : body.getByteArray();
        return octets == null ? new byte[0] : octets.getNewBytes();
    }
}
