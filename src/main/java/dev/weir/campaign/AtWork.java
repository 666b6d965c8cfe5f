package dev.weir.campaign;

/**
 * A campaign where it is at work. State: only add components.
 *
 * @param stream the stream's name
 * @param object the object's text
 * @param valueClass the class of the values
 * @param campaign the campaign's id
 * @param since from when on it was at work, epoch milliseconds
 * @param latest event time of its latest member or object, epoch milliseconds
 * @param named whether anybody was named as its member
 */
public record AtWork(
        String stream, String object, int valueClass, String campaign, long since, long latest, boolean named) {}
