public import Domain

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
                "violations": .array(violations.map(json)),
            ],
            "pace": [
                "workers": number(pace.workers),
                "wall_seconds": number(Int(pace.wallTime.components.seconds)), "moments": number(pace.moments),
                "acts": number(pace.acts), "failed_attempts": number(pace.failedAttempts.values.reduce(0, +)),
            ],
        ]
    }

    private func rows(_ rows: [TallyRow], _ first: String, _ second: String) -> JSONValue {
        .array(
            rows.map { row in
                var object: JSONObject = ["count": number(row.count)]
                for (name, value) in zip([first, second], row.names) where !value.isEmpty {
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
