package io.dunlin.examples.policy;

import org.springframework.stereotype.Component;

@Component
record ManagedDecision() {}
