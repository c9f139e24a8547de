extension ComplaintDraft {
    /// The complaint under the names under which it is sent in, null where there is nothing. Its canonical bytes are
    /// the same for the same complaint.
    ///
    /// Members that were added later are left out where there is nothing: the digests of complaints that were taken in
    /// before go on matching those of their repeats.
    public var json: JSONValue {
        var document = firstMembers
        document[ComplaintFields.representative.name] = representative?.json
        if !adjustments.isEmpty {
            document[ComplaintFields.adjustments.name] = .array(adjustments.map { .string($0.rawValue) })
        }
        document[ComplaintFields.adjustmentNotes.name] = adjustmentNotes.map { .string($0) }
        document[ComplaintFields.vulnerability.name] = vulnerability?.json
        return .object(document)
    }

    private var firstMembers: JSONObject {
        [
            "channel": .string(channel.rawValue),
            "complainant": complainant.json,
            "customer_type": .string(customerType.rawValue),
            "people": people.map { .number(JSONNumber($0)) } ?? .null,
            "provider": .string(provider.rawValue),
            "service": .string(service.rawValue),
            "account_reference": JSONValue(accountReference),
            "issues": .array(issues.map(issueJSON)),
            "narrative": .string(narrative),
            "desired_outcome": JSONValue(desiredOutcome),
            "first_complained_on": JSONValue(firstComplainedOn?.iso8601),
            "adr_letter": adrLetter.map { ["dated": .string($0.dated.iso8601)] } ?? .null,
            "before_court": .bool(beforeCourt),
            "other_scheme": .bool(otherScheme),
            "already_settled": .bool(alreadySettled),
        ]
    }

    private func issueJSON(_ code: IssueCode) -> JSONValue {
        var issue: JSONObject = ["code": .string(code.rawValue)]
        for member in issueDetails[code]?.members.members ?? [] { issue[member.key] = member.value }
        return .object(issue)
    }

    /// Reads back what `json` wrote. It is not checked again against today and the providers of today; nil when it is
    /// no complaint.
    public init?(json: JSONValue) {
        let context = ComplaintContext(today: nil, directory: nil)
        guard case .success(let draft) = ComplaintValidator.draft(from: json, context) else { return nil }
        self = draft
    }

    /// The same complaint with the date of the first complaint to the provider added, as somebody does who came
    /// before complaining there.
    public func adding(firstComplainedOn day: CalendarDay) -> ComplaintDraft {
        var complaint = self
        complaint.firstComplainedOn = day
        return complaint
    }

    /// The same complaint about other issues: some of its own, or those that came from another one.
    public func about(_ some: [IssueCode]) -> ComplaintDraft {
        var complaint = self
        complaint.issues = some
        complaint.issueDetails = issueDetails.filter { some.contains($0.key) }
        return complaint
    }

    /// The same complaint put to another provider, without what belongs to the dealings with this one.
    public func put(to other: ProviderID, firstComplainedOn day: CalendarDay?) -> ComplaintDraft {
        var complaint = self
        complaint.provider = other
        complaint.firstComplainedOn = day
        complaint.accountReference = nil
        complaint.adrLetter = nil
        return complaint
    }
}

extension Complainant {
    var json: JSONValue {
        var object: JSONObject = [
            "name": .string(name),
            "email": JSONValue(email),
            "phone": JSONValue(phone),
            "postcode": JSONValue(postcode),
            "preferred_channel": .string(preferredChannel.rawValue),
        ]
        object[ComplaintFields.address.name] = address.map { .string($0) }
        return .object(object)
    }
}

extension Representative {
    var json: JSONValue {
        ["name": .string(name), "email": JSONValue(email), "phone": JSONValue(phone)]
    }
}

extension Vulnerability {
    var json: JSONValue {
        ["kinds": .array(kinds.map { .string($0.rawValue) }), "reason": .string(reason)]
    }
}
