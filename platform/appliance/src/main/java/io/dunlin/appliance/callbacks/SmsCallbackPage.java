package io.dunlin.appliance.callbacks;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/** {@code /callbacks/sms/PLUGIN/SECRET}, by GET or as a form. Octets are left as they come: their charset is the plugin's to know. */
@RestController
class SmsCallbackPage {

    private static final int LONGEST_FORM = 65_536;

    private final SmsCallbacks callbacks;

    SmsCallbackPage(SmsCallbacks callbacks) {
        this.callbacks = callbacks;
    }

    @RequestMapping(
            path = "/callbacks/sms/{plugin}/{token}",
            method = {RequestMethod.GET, RequestMethod.POST})
    ResponseEntity<String> take(
            @PathVariable("plugin") String plugin, @PathVariable("token") String token, HttpServletRequest request)
            throws IOException {
        String query = Optional.ofNullable(request.getQueryString()).orElse("");
        SmsCallbacks.Answer answer = callbacks.take(plugin, token, query, form(request));
        return ResponseEntity.status(answer.status())
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.TEXT_PLAIN)
                .body(answer.text());
    }

    private static String form(HttpServletRequest request) throws IOException {
        String type = Optional.ofNullable(request.getContentType()).orElse("");
        if (!type.startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE)) {
            return "";
        }
        try (InputStream body = request.getInputStream()) {
            // One octet more than is allowed, so that too long a form is seen to be too long.
            return new String(body.readNBytes(LONGEST_FORM + 1), StandardCharsets.ISO_8859_1);
        }
    }
}
