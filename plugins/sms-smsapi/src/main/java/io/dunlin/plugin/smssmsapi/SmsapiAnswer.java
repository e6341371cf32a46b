package io.dunlin.plugin.smssmsapi;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * What the product needs of an answer of the service.
 *
 * @param error the code where the whole request was refused
 * @param points what is left on the account, where the answer tells
 * @param messages the {@code list} of messages
 */
record SmsapiAnswer(Optional<Integer> error, Optional<String> points, List<Message> messages) {

    private static final JsonFactory JSON = new JsonFactory();

    /**
     * One message of an answer.
     *
     * @param id the service's id
     * @param status its name or number
     * @param error why this message was refused
     */
    record Message(String id, String status, Optional<Integer> error) {}

    /** Reads an answer; empty where it is not an object of JSON. */
    static Optional<SmsapiAnswer> read(String body) {
        Optional<Integer> error = Optional.empty();
        Optional<String> points = Optional.empty();
        List<Message> messages = new ArrayList<>();
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), body)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = json.currentName();
                JsonToken value = json.nextToken();
                if (name.equals("list") && value == JsonToken.START_ARRAY) {
                    messages.addAll(list(json));
                } else if (value.isStructStart()) {
                    json.skipChildren();
                } else if (name.equals("points") && value != JsonToken.VALUE_NULL) {
                    points = Optional.of(json.getString());
                } else if (name.equals("error") || name.equals("code")) {
                    // The newer parts of the API give a word as the error, and the number as the code.
                    Optional<Integer> found = code(json, value);
                    error = found.isPresent() ? found : error;
                }
            }
            return Optional.of(new SmsapiAnswer(error, points, List.copyOf(messages)));
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }

    private static List<Message> list(JsonParser json) {
        List<Message> messages = new ArrayList<>();
        for (JsonToken token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
            if (token == JsonToken.START_OBJECT) {
                messages.add(message(json));
            } else if (token == null) {
                break;
            }
        }
        return messages;
    }

    private static Message message(JsonParser json) {
        String id = "";
        String status = "";
        Optional<Integer> error = Optional.empty();
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            JsonToken value = json.nextToken();
            if (value.isStructStart()) {
                json.skipChildren();
            } else if (value != JsonToken.VALUE_NULL) {
                switch (name) {
                    case "id" -> id = json.getString();
                    case "status" -> status = json.getString();
                    case "error" -> error = code(json, value);
                    default -> {
                        // not needed
                    }
                }
            }
        }
        return new Message(id, status, error);
    }

    private static Optional<Integer> code(JsonParser json, JsonToken value) {
        if (value == JsonToken.VALUE_NUMBER_INT && json.getIntValue() != 0) {
            return Optional.of(json.getIntValue());
        }
        if (value == JsonToken.VALUE_STRING && json.getString().matches("[0-9]{1,6}")) {
            return Optional.of(Integer.parseInt(json.getString()));
        }
        return Optional.empty();
    }
}
