/**
 * How do alerts come to people who do not read the topic?
 *
 * <p>{@link dev.weir.alerts.AlertList} reads what there is, {@link dev.weir.alerts.Forwarder} posts each alert to one address as
 * a CloudEvent ({@link dev.weir.alerts.CloudEvent}), in the order of the topic and at least once: how far it came is committed to
 * Kafka after the receiver's answer. {@link dev.weir.alerts.Progress} says how it does, for a monitoring system. State kept per key: none.
 *
 * <p>What an alert says comes in part from strangers: names of contributors and objects. It is sent as JSON and shown with its
 * control characters escaped. An attacker who knows it sets off alerts until nobody reads them, which the stages that write
 * them bound (one an episode), or keeps the receiver from answering: alerts then wait in the topic, for as long as that keeps
 * them. The address, the token and the secret are never printed, nor what the receiver answers but its status.
 */
@NullMarked
package dev.weir.alerts;

import org.jspecify.annotations.NullMarked;
