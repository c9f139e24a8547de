public import Domain
import Operations

extension RehearsalReport {
    /// The table, and the pace beside it.
    public var json: JSONValue {
        [
            "table": [
                "start": .string(start.iso8601), "days": number(days), "seed": .string("\(seed)"),
                "complaints": number(complaints),
                "shares": .array(shares.map { ["name": .string($0.name), "habits": .string($0.habits)] }),
                "cases": rows(cases, "status", "reason"), "messages": rows(mails, "kind", "to"),
                "chases": rows(chases, "kind", "step"), "deadlines": .array(deadlines.map(json)),
                "announcements": rows(announcements, "on", "day", "called"),
                "standards": .array(standards.flatMap(json)), "spikes": .array(spikes.map(json)),
                "history": [
                    "cases": number(history.cases), "entries": number(history.entries), "seals": number(history.seals),
                    "faults": number(history.faultCount),
                ],
                "provider_reports": number(providerReports), "digests": number(digests),
                "violations": .array(violations.map(json)),
            ],
            "pace": [
                "workers": number(pace.workers),
                "wall_seconds": number(Int(pace.wallTime.components.seconds)), "moments": number(pace.moments),
                "acts": number(pace.acts),
                "second_readings": [
                    "drawn": number(pace.readings.drawn), "done": number(pace.readings.done),
                    "agreed": number(pace.readings.agreed),
                ], "failed_attempts": number(pace.failedAttempts.values.reduce(0, +)),
            ],
        ]
    }

    private func rows(_ rows: [TallyRow], _ columns: String...) -> JSONValue {
        .array(
            rows.map { row in
                var object: JSONObject = ["count": number(row.count)]
                for (name, value) in zip(columns, row.names) where !value.isEmpty {
                    object[name] = .string(value)
                }
                return .object(object)
            })
    }

    private func json(_ row: DeadlineRow) -> JSONValue {
        [
            "step": .string(row.step.rawValue), "met": number(row.met), "missed": number(row.missed),
            "cancelled": number(row.cancelled), "running": number(row.running),
        ]
    }

    private func json(_ report: StandardsReport) -> [JSONValue] {
        report.results.map { result in
            [
                "scheme": .string(report.scheme.rawValue), "standard": .string(result.standard.id),
                "in_time": number(result.inTime), "late": number(result.late), "overdue": number(result.overdue),
                "under_way": number(result.underWay), "over_before": number(result.endedBefore),
                "cases": number(result.started),
            ]
        }
    }

    private func json(_ alarm: SpikeAlarm) -> JSONValue {
        [
            "first_day": .string(alarm.firstDay.iso8601), "last_day": .string(alarm.lastDay.iso8601),
            "cell": .string(alarm.cell.name), "complaints": number(alarm.observed),
        ]
    }

    private func json(_ violation: Violation) -> JSONValue {
        [
            "rule": .string(violation.rule.rawValue), "complaint": violation.ordinal.map(number) ?? .null,
            "detail": .string(violation.detail),
        ]
    }

    private func number(_ value: Int) -> JSONValue {
        .number(JSONNumber(value))
    }
}
