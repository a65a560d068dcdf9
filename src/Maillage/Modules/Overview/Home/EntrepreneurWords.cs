namespace Maillage.Modules.Overview.Home;

/// <summary>Invoices to do something about, in words.</summary>
public static class EntrepreneurWords
{
    /// <summary>What it is about and for whom, as far as that is written yet.</summary>
    public static string Title(InvoiceToDo invoice) => (invoice.Subject, invoice.Customer) switch
    {
        ("", null) => "Facture sans objet",
        ("", { } customer) => $"Facture pour {customer}",
        ({ } subject, null) => subject,
        ({ } subject, { } customer) => $"{subject}, pour {customer}",
    };

    /// <summary>« depuis 12 jours », « depuis hier ».</summary>
    public static string Since(DateOnly due, DateOnly today) => today.DayNumber - due.DayNumber is var days && days <= 1 ? "depuis hier" : $"depuis {days} jours";
}
