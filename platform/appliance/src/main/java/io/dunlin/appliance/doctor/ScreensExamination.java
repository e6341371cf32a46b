package io.dunlin.appliance.doctor;

import io.dunlin.appliance.configuration.HttpProperties;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Where the screens are served. */
record ScreensExamination(HttpProperties http) implements Examination {

    @Override
    public List<Finding> findings() {
        try {
            return List.of(
                    InetAddress.getByName(http.address()).isLoopbackAddress()
                            ? Finding.fine("screens", "served to this machine only, on port " + http.port())
                            : Finding.risky(
                                    "screens",
                                    "served without encryption at " + http.address() + ":" + http.port()
                                            + "; let only a reverse proxy with TLS reach that port"));
        } catch (UnknownHostException _) {
            return List.of(Finding.wrong(
                    "screens",
                    "dunlin.http.address: " + http.address() + " is no address of this machine; write 127.0.0.1"));
        }
    }
}
