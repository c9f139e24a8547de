import Domain

/// The provider's turn: asked, reminded, chased, escalated, and passed over.
extension MessageFacts {
    var providerRequest: Letter {
        switch audience {
        case .provider:
            Letter("New complaint: please respond\(byTheDeadline)", action: "Read the complaint and respond") {
                "\(complainantName) has brought a complaint about \(providerName) to us, and we have accepted it."
                if urgentWithin != nil {
                    "It is urgent: somebody's health or safety depends on the service. Please put that right first."
                }
                complaintFacts
                quotation(of: "\(complainantName) writes")
            } next: {
                "Please read the complaint and either defend your position or offer to settle\(byTheDeadline)."
                """
                If we do not hear from you, we remind you, then write to your senior contact, and then decide without \
                your side.
                """
            }
        case .complainant, .scheme:
            Letter("We have asked the provider to respond", action: "See the case") {
                "We have put \(yourComplaint) to the provider and asked it to respond\(byTheDeadline)."
            } next: {
                "\(providerName) can defend its position or offer to settle. We pass on what it says."
            }
        }
    }

    var providerReminder: Letter {
        providerNudge(
            "Reminder: your response is due\(byTheDeadline)",
            "This is a reminder. We have not had your response to \(yourComplaint) yet.",
            "Please defend your position or offer to settle\(byTheDeadline). If you are about to, thank you.")
    }

    var providerChase: Letter {
        providerNudge(
            "Overdue: please respond now",
            "Your response to \(yourComplaint) is overdue.",
            "Please respond today. If you stay silent, we write to your senior contact and then decide without you.")
    }

    var providerEscalation: Letter {
        providerNudge(
            "Escalation: a response is overdue",
            """
            We write to you as the senior contact of \(providerName). It has not responded to \(yourComplaint), \
            although we have reminded it several times.
            """,
            """
            Please see to it that we get a response now. If not, the case goes on without the provider's side, and \
            the decision rests on what the complainant has sent us.
            """)
    }

    /// The provider is written to in its own words; anybody else is told that it was.
    private func providerNudge(_ title: String, _ opening: String, _ request: String) -> Letter {
        switch audience {
        case .provider:
            Letter(title, action: "Read the complaint and respond") {
                opening
                complaintFacts
            } next: {
                request
            }
        case .complainant, .scheme:
            Letter("We have reminded the provider", action: "See the case") {
                "\(providerName) has not responded to \(yourComplaint) yet. We have reminded it."
            } next: {
                "If \(providerName) stays silent, we go on without it. The complainant does not have to do anything."
            }
        }
    }

    var proceedingWithoutResponse: Letter {
        switch audience {
        case .complainant:
            Letter("We go on without the provider", action: "See your case") {
                "\(providerName) has not responded to your complaint, although we reminded it several times."
            } next: {
                "We now go on without it. A caseworker looks at what you have sent us."
                "You do not have to do anything now."
            }
        case .provider, .scheme:
            Letter("The case goes on without the provider's response", action: "See the case") {
                "\(providerName) has not responded to \(yourComplaint) in the time that the rules give it."
            } next: {
                "The case now goes on without its side. The decision rests on what the complainant has sent us."
            }
        }
    }
}
