/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.traffic;

/** The lifecycle of one interaction in the contact center. Times are in seconds. */
final class Handling {

    private static final double TIMEOUT = 150;

    private final ContactCentre centre;
    private final Simulation simulation;
    private final Variety variety;
    private final Interaction interaction;
    private final Media media;
    private final boolean outbound;
    private boolean transferred;
    private boolean rejected;

    Handling(ContactCentre centre, Interaction interaction, Media media, boolean outbound) {
        this.centre = centre;
        this.simulation = centre.simulation();
        this.variety = centre.variety();
        this.interaction = interaction;
        this.media = media;
        this.outbound = outbound;
    }

    void beginInbound() {
        happen(interaction.at(simulation.now()).created());
        simulation.after(variety.between(1, 4), this::queue);
    }

    void beginOutbound(Agent agent) {
        happen(interaction.at(simulation.now()).created());
        simulation.after(1, () -> dial(agent));
    }

    /** Offers the interaction to an agent. */
    void assign(Agent agent) {
        happen(interaction.at(simulation.now()).assigned(agent));
        boolean rejects = variety.chance(8);
        simulation.after(
                variety.between(2, 20),
                () -> {
                    if (rejects) {
                        reject(agent);
                    } else {
                        accept(agent);
                    }
                });
    }

    private void queue() {
        happen(interaction.at(simulation.now()).queued());
        simulation.after(10 + variety.exponential(TIMEOUT), this::abort);
        centre.enqueue(this, false);
    }

    private void abort() {
        if (!transferred && !rejected && centre.leaveQueue(this)) {
            happen(interaction.at(simulation.now()).unqueued());
            happen(interaction.deleted());
        }
    }

    private void dial(Agent agent) {
        happen(interaction.at(simulation.now()).assigned(agent));
        boolean answered = variety.chance(75);
        simulation.after(
                variety.between(5, 30),
                () -> {
                    interaction.at(simulation.now());
                    if (answered) {
                        happen(interaction.customerAccepted());
                        talk(agent);
                    } else {
                        happen(interaction.deleted("SYSTEM", "CEC_DISCONNECT_NOANSWER"));
                        centre.release(agent);
                    }
                });
    }

    private void reject(Agent agent) {
        rejected = true;
        happen(interaction.at(simulation.now()).rejected());
        centre.enqueue(this, true);
        simulation.after(5, () -> centre.backToWork(agent));
    }

    private void accept(Agent agent) {
        happen(interaction.at(simulation.now()).accepted());
        talk(agent);
    }

    private void talk(Agent agent) {
        int holds = media == Media.PHONE && variety.chance(35) ? variety.between(1, 2) : 0;
        talk(agent, holds);
    }

    private void talk(Agent agent, int holdsLeft) {
        simulation.after(
                variety.between(20, 200),
                () -> {
                    if (holdsLeft > 0) {
                        hold(agent, holdsLeft);
                    } else if (!outbound && !transferred && variety.chance(6)) {
                        transfer(agent);
                    } else {
                        wrapUp(agent);
                    }
                });
    }

    private void hold(Agent agent, int holdsLeft) {
        happen(interaction.at(simulation.now()).hold());
        simulation.after(
                variety.between(5, 60),
                () -> {
                    happen(interaction.at(simulation.now()).resumed());
                    talk(agent, holdsLeft - 1);
                });
    }

    private void transfer(Agent agent) {
        transferred = true;
        happen(interaction.at(simulation.now()).transferRequested());
        happen(interaction.deassigned());
        centre.release(agent);
        happen(interaction.withoutAgent().queued());
        centre.enqueue(this, true);
    }

    private void wrapUp(Agent agent) {
        if (media == Media.CHAT) {
            happen(interaction.at(simulation.now()).guestChatEnded());
        }
        happen(interaction.at(simulation.now()).postProcess());
        simulation.after(
                variety.between(5, 60),
                () -> {
                    happen(interaction.at(simulation.now()).endPostProcess());
                    happen(interaction.deassigned());
                    happen(interaction.deleted());
                    centre.release(agent);
                });
    }

    private void happen(Interaction after) {
        simulation.emit(new TimedEvent(simulation.now(), after.last().message()));
    }
}
