package io.dunlin.appliance.health;

import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /health}: 200 while the appliance does its work, even where something outside needs a look; else 503. */
@RestController
class HealthPage {

    private final HealthCheck check;

    HealthPage(HealthCheck check) {
        this.check = check;
    }

    @GetMapping(path = "/health", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<HealthReport> show() {
        HealthReport report = check.report();
        HttpStatus status =
                report.status() == HealthReport.Status.DOWN ? HttpStatus.SERVICE_UNAVAILABLE : HttpStatus.OK;
        return ResponseEntity.status(status)
                .cacheControl(CacheControl.noStore())
                .body(report);
    }
}
