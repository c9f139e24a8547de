import JobQueue
import Web

/// What this process did with jobs since its start. Labels come from the code's own queues, kinds and outcomes.
struct JobMeasurements {
    private let figures: [JobMeasurement]

    init(_ figures: [JobMeasurement]) {
        self.figures = figures.sorted { Self.order($0) < Self.order($1) }
    }

    var measurements: [Measurement] { ended + running + waiting }

    private var ended: [Measurement] {
        figures.map { figure in
            let labels = Self.labels(figure).merging(["outcome": figure.outcome]) { first, _ in first }
            return Measurement(
                name: "redress_jobs_total", help: "Attempts that ended in this process, by outcome.", kind: .counter,
                labels: labels, value: Double(figure.figures.jobs))
        }
    }

    private var running: [Measurement] {
        byKind.flatMap { figures in
            let classes = (0...JobFigures.bounds.count).map { place in
                figures.reduce(0) { $0 + $1.figures.classes[place] }
            }
            return Measurement.histogram(
                name: "redress_job_run_seconds", help: "How long handlers ran, whatever their outcome.",
                labels: Self.labels(figures[0]), bounds: JobFigures.bounds, counts: classes,
                sum: figures.reduce(0) { $0 + $1.figures.runSeconds })
        }
    }

    private var waiting: [Measurement] {
        byKind.map { figures in
            Measurement(
                name: "redress_job_wait_seconds_total",
                help: "Sum of the times from enqueue to claim, of first attempts.", kind: .counter,
                labels: Self.labels(figures[0]), value: figures.reduce(0) { $0 + $1.figures.waitSeconds })
        }
    }

    /// What has the same queue and kind, which stand beside each other. None is empty.
    private var byKind: [[JobMeasurement]] {
        figures.reduce(into: []) { groups, figure in
            if let last = groups.last?.first, last.queue == figure.queue, last.kind == figure.kind {
                groups[groups.count - 1].append(figure)
            } else {
                groups.append([figure])
            }
        }
    }

    private static func labels(_ figure: JobMeasurement) -> [String: String] {
        ["queue": figure.queue.rawValue, "kind": figure.kind.rawValue]
    }

    private static func order(_ figure: JobMeasurement) -> (String, String, String) {
        (figure.queue.rawValue, figure.kind.rawValue, figure.outcome)
    }
}
