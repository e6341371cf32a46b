package io.dunlin.plugin.smshttp;

import io.dunlin.spi.PluginFailure;
import io.dunlin.spi.messaging.CallbackDoor;
import io.dunlin.spi.messaging.SmsStatus;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a gateway is spoken to, read and checked once. Says nothing of the secrets when printed.
 *
 * @param address where messages are sent to
 * @param plainAllowed whether an address of the own network may be without TLS
 * @param form how the parameters travel
 * @param parameters name → template
 * @param headers name → template
 * @param loginOnly parameters that ask whether the login is right and send nothing; none where there is no such question
 * @param login user and password
 * @param sender the default sender
 * @param success what a good answer looks like
 * @param refusals how a no is recognised, in this order
 * @param receipts asking for deliveries
 * @param incoming asking for messages from phones
 * @param door where the gateway calls the product; none where it does not
 * @param callbacks how its calls are read
 * @param statuses the gateway's word or number → what it means
 * @param timeout how long to wait for an answer
 */
record Gateway(
        Template address,
        boolean plainAllowed,
        Form form,
        Map<String, Template> parameters,
        Map<String, Template> headers,
        Map<String, Template> loginOnly,
        Login login,
        Optional<String> sender,
        AnswerPattern success,
        List<Refusal> refusals,
        Optional<Poll> receipts,
        Optional<Poll> incoming,
        Optional<CallbackDoor> door,
        CallbackNames callbacks,
        Map<String, SmsStatus> statuses,
        Duration timeout) {

    /** How the parameters travel. */
    enum Form {
        GET,
        POST_QUERY,
        POST_FORM,
        POST_JSON
    }

    /** User and password for the templates. */
    record Login(String user, String password) {

        @Override
        public String toString() {
            return user;
        }
    }

    /** An answer that means no, and of which kind it is. */
    record Refusal(AnswerPattern pattern, PluginFailure.Kind kind) {}

    /** What is asked now and then, and how the answer is read; the groups of the pattern are the fields. */
    record Poll(Template address, AnswerPattern pattern, Escapes escapes, Duration every) {}

    /** How texts are written in an answer. */
    enum Escapes {
        NONE,
        JSON,
        URL
    }

    /**
     * How the gateway's calls are read.
     *
     * @param status name of the field with a report's status; a call with it is a report
     * @param reference name of the field that gives back {@code {key}}
     * @param id name of the field with the gateway's id
     * @param error name of the field with the network's error
     * @param from name of the field with the phone's number
     * @param to name of the field with the number written to
     * @param text name of the field with the text
     * @param coding name of the field with the data coding; 2 means that the text is UTF-16
     * @param answer what the gateway wants to read
     */
    record CallbackNames(
            String status,
            String reference,
            String id,
            String error,
            String from,
            String to,
            String text,
            String coding,
            String answer) {}

    /** What every template may name, but for what is the message's own. */
    Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("user", login.user());
        values.put("password", login.password());
        values.put("sender", sender.orElse(""));
        values.put("callback", callbackAddress().orElse(""));
        return values;
    }

    Optional<String> callbackAddress() {
        return door.flatMap(CallbackDoor::fullAddress);
    }
}
