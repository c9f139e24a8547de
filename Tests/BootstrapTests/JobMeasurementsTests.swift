import Testing

@testable import Bootstrap
@testable import JobQueue
@testable import Web

@Suite("Metrics of a worker's jobs")
struct JobMeasurementsTests {
    private func figure(_ kind: JobKind, _ outcome: String, ran: [Double], waited: Double = 0) -> JobMeasurement {
        var figures = JobFigures()
        for seconds in ran { figures.add(JobFigures(ran: seconds, waited: waited)) }
        return JobMeasurement(queue: "mail", kind: kind, outcome: outcome, figures: figures)
    }

    @Test("jobs are counted by queue, kind and outcome; running times add up over outcomes, bucket by bucket")
    func exposition() {
        let text = MetricsExposition.text(
            JobMeasurements([
                figure("message.send", "failed", ran: [70], waited: 0.5),
                figure("message.send", "completed", ran: [0.002, 0.3], waited: 0.25),
            ]).measurements)
        #expect(
            text == """
                # HELP redress_jobs_total Attempts that ended in this process, by outcome.
                # TYPE redress_jobs_total counter
                redress_jobs_total{kind="message.send",outcome="completed",queue="mail"} 2
                redress_jobs_total{kind="message.send",outcome="failed",queue="mail"} 1
                # HELP redress_job_run_seconds How long handlers ran, whatever their outcome.
                # TYPE redress_job_run_seconds histogram
                redress_job_run_seconds_bucket{kind="message.send",le="0.005",queue="mail"} 1
                redress_job_run_seconds_bucket{kind="message.send",le="0.025",queue="mail"} 1
                redress_job_run_seconds_bucket{kind="message.send",le="0.1",queue="mail"} 1
                redress_job_run_seconds_bucket{kind="message.send",le="0.5",queue="mail"} 2
                redress_job_run_seconds_bucket{kind="message.send",le="2.5",queue="mail"} 2
                redress_job_run_seconds_bucket{kind="message.send",le="10.0",queue="mail"} 2
                redress_job_run_seconds_bucket{kind="message.send",le="60.0",queue="mail"} 2
                redress_job_run_seconds_bucket{kind="message.send",le="+Inf",queue="mail"} 3
                redress_job_run_seconds_sum{kind="message.send",queue="mail"} 70.302
                redress_job_run_seconds_count{kind="message.send",queue="mail"} 3
                # HELP redress_job_wait_seconds_total Sum of the times from enqueue to claim, of first attempts.
                # TYPE redress_job_wait_seconds_total counter
                redress_job_wait_seconds_total{kind="message.send",queue="mail"} 1

                """)
    }

    @Test("each kind has a histogram of its own")
    func byKind() {
        let measurements = JobMeasurements([
            figure("b", "completed", ran: [1]), figure("a", "completed", ran: [1]), figure("a", "failed", ran: [1, 1]),
        ]).measurements
        let counts = measurements.filter { $0.suffix == "_count" }
        #expect(counts.map { $0.labels["kind"] } == ["a", "b"])
        #expect(counts.map(\.value) == [3, 1])
    }

    @Test("a process that has worked nothing shows nothing")
    func nothing() {
        #expect(JobMeasurements([]).measurements.isEmpty)
    }
}
