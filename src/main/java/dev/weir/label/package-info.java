/**
 * Does a label contradict its features, and does a source or an actor contradict too often?
 *
 * <p>State kept per stream and subtask ({@link dev.weir.label.LabelWatch}), in memory and in every checkpoint: 512
 * labelled rows, for each class at least half of an even part; three models of them, as coefficients and neighbours;
 * and the counts of at most 4,096 sources and 4,096 actors. With 30 features 180 KB of checkpoint, 0.5 MB with full
 * counts. Where there are four sources or more, or four actors, of whoever has more than a quarter of the rows one in
 * eight enters. Rows and counts expire by event time. Copies of a row
 * count for one ({@link dev.weir.label.Copies}); an attacker who knows it makes each differ as rows do, by 10 % of each feature of wdbc. Trusted rows, where a caller has any, are never forgotten and
 * weigh three times as much; the job has none.
 *
 * <p>An arriving label is judged by models that never saw it. At each refit the rows of the reference judge each
 * other in four rounds, in which contradicted labels lose their say, and a label may be retracted or released late.
 * It is held when the features speak against it as they do for few rightly labelled rows of its class. Where classes
 * cannot be told apart well enough, nobody is held. Being unusual is no reason; having the features of another class
 * is.
 *
 * <p>On a stream of labels alone ({@link dev.weir.label.LabelMix}) features are absent: there it keeps how many labels of each class each of at
 * most 4,096 labellers gave, 70 bytes each. An attacker who knows that turns as many labels of one class as of the other, or fewer than three quarters
 * of one, and is found when a training set is built, if the events have features; or brings a tenth of all labellers.
 *
 * <p>An attacker who knows it flips labels near the boundary, which cannot be told and hardly move a model; sends its
 * flips first, before the reference knows anything, and is retracted only while its rows are in the reference; or
 * flips more than half of a class that the reference holds, and then the honest rows of that class are the ones that
 * contradict: the check abstains, and only trusted rows help (of wdbc, 55 % of the malignant turned to benign, a tenth
 * of the flips are held before it abstains, three quarters with 60 trusted rows). It spreads its flips over more
 * sources than are remembered, or over so many that each has a few; or it sends right labels for long, until its flips
 * are a few in a hundred, as many as honest labellers err. Where everybody turns a fifth it may turn as many unseen: a source is compared with
 * what its peers do. Or it sends rows that may be either, until a quarter is
 * doubtful and the check abstains, as it does where too much of a class is contradicted.
 */
@NullMarked
package dev.weir.label;

import org.jspecify.annotations.NullMarked;
