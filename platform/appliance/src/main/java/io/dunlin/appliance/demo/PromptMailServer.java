package io.dunlin.appliance.demo;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.imap.ImapHandler;
import com.icegreen.greenmail.server.AbstractServer;
import com.icegreen.greenmail.server.ProtocolHandler;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * A mail server whose IMAP answers leave at once (TCP_NODELAY). Its library writes an answer line by line, and the last line
 * would wait some 40 ms for the reader's acknowledgement of the first: half a minute for each day that the demo plays.
 */
final class PromptMailServer extends GreenMail {

    PromptMailServer(ServerSetup[] setups) {
        super(setups);
    }

    int imapPort() {
        return Objects.requireNonNull(services.get(ServerSetup.PROTOCOL_IMAP)).getPort();
    }

    @Override
    protected Map<String, AbstractServer> createServices(ServerSetup[] setups, Managers managers) {
        Map<String, AbstractServer> made = super.createServices(setups, managers);
        AbstractServer usual = Objects.requireNonNull(made.get(ServerSetup.PROTOCOL_IMAP));
        Map<String, AbstractServer> prompt = new HashMap<>(made);
        prompt.put(ServerSetup.PROTOCOL_IMAP, new PromptImap(usual.getServerSetup(), managers));
        return prompt;
    }

    /** IMAP as the library speaks it, on sockets that do not wait. */
    private static final class PromptImap extends AbstractServer {

        PromptImap(ServerSetup setup, Managers managers) {
            super(setup, managers);
        }

        @Override
        protected ProtocolHandler createProtocolHandler(Socket client) {
            try {
                client.setOption(StandardSocketOptions.TCP_NODELAY, true);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return new ImapHandler(managers.getUserManager(), managers.getImapHostManager(), client);
        }
    }
}
