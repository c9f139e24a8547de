import Domain

/// A code of practice for programs.
struct ProfileDocument {
    let profile: SchemeProfile

    var json: JSONValue {
        [
            "id": .string(profile.id.rawValue),
            "version": .string(profile.version),
            "title": .string(profile.title),
            "division": .string(profile.division.rawValue),
            "wait": rules(profile.wait, period),
            "referral_limit": rules(profile.referralLimit, period),
            "business_limit": rules(profile.businessLimit) { JSONValue(count: $0) },
            "remedy_cap_pence": rules(profile.remedyCap) { JSONValue(count: $0) },
            "second_reading_share": rules(profile.secondReadingShare) { JSONValue(figure: $0) },
            "clocks": clocks,
            "ladders": ladders,
            "refusals": .array(RefusalGround.allCases.compactMap { profile.refusals[$0] }.map(refusal)),
        ]
    }

    private var clocks: JSONValue {
        var object = JSONObject()
        for step in ClockStep.allCases {
            object[step.rawValue] = profile.clocks[step].map { rules($0, period) }
        }
        return .object(object)
    }

    private var ladders: JSONValue {
        var object = JSONObject()
        for kind in LadderKind.allCases {
            object[kind.rawValue] = profile.ladders[kind].map { .array($0.steps.map(step)) }
        }
        return .object(object)
    }

    private func step(_ step: ChaseStep) -> JSONValue {
        [
            "id": .string(step.id), "working_days": JSONValue(count: step.offset),
            "action": .string(step.action.rawValue),
        ]
    }

    private func refusal(_ rule: RefusalRule) -> JSONValue {
        ["ground": .string(rule.ground.rawValue), "clause": .string(rule.clause), "title": .string(rule.title)]
    }

    private func period(_ period: Period) -> JSONValue {
        ["value": JSONValue(count: period.value), "unit": .string(period.unit.rawValue)]
    }

    private func rules<Value>(_ dated: DatedRules<Value>, _ value: (Value) -> JSONValue) -> JSONValue {
        .array(
            dated.all.map { rule in
                [
                    "value": value(rule.value), "clause": .string(rule.clause), "source": .string(rule.source),
                    "confidence": .string(rule.confidence.rawValue), "from": JSONValue(day: rule.effectiveFrom),
                ]
            })
    }
}
