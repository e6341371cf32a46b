package io.dunlin.examples.modules.beta;

import io.dunlin.examples.modules.alpha.internal.AlphaSecret;

public record Beta(AlphaSecret secret) {}
