using Maillage.Domain.Kernel;

namespace Maillage.Tests.Takeover.Endi;

/// <summary>An entry as the peer product exports it: one line, one side, never negative.</summary>
/// <param name="Amount">Positive on the debit, negative on the credit.</param>
public sealed record EndiEntry(string Account, string Activity, Money Amount, DateOnly? Due = null);

/// <summary>Lines of one product and rate, rounded once.</summary>
public sealed record EndiGroup(string Product, string VatRate, Money Ht, Money Vat);

/// <summary>A sold line.</summary>
public sealed record EndiLine(string Product, decimal Ht, string VatRate);

/// <summary>Accounts a cooperative has set; what is missing refuses the export.</summary>
public sealed record EndiSettings(
    int PaymentDays, string? CustomerAccount, IReadOnlyDictionary<string, string> Products, IReadOnlyDictionary<string, string> VatAccounts, string? Extras, string? Discount, string? DiscountVat);

/// <summary>
/// The bookkeeping of enDI, as its public behaviour shows it: kept so that a cooperative that comes from it can compare what it exported with what it
/// brings. The product books otherwise: see <c>InvoicePosting</c> and decision 1.
/// </summary>
public static class EndiEntries
{
    /// <summary>Groups by product and rate in order of first appearance; extra costs come last.</summary>
    public static IReadOnlyList<EndiGroup> Groups(IEnumerable<EndiLine> lines, (decimal Ht, string VatRate)? extraHt, decimal extraTtc)
    {
        var groups = lines.GroupBy(l => (l.Product, l.VatRate)).Select(g => Group(g.Key.Product, g.Key.VatRate, g.Sum(l => l.Ht), g.Sum(l => l.Ht))).ToList();
        if (extraHt is not null || extraTtc != 0)
            groups.Add(Group("extras", extraHt?.VatRate ?? "0", (extraHt?.Ht ?? 0) + extraTtc, extraHt?.Ht ?? 0));
        return groups;
    }

    /// <summary>The entries of an invoice; null when an account it needs is not set.</summary>
    /// <param name="discounts">Positive amounts with their rate.</param>
    public static IReadOnlyList<EndiEntry>? Sales(string activity, DateOnly date, IReadOnlyList<EndiGroup> groups, IReadOnlyList<(decimal Ht, string VatRate)> discounts, EndiSettings settings)
    {
        var due = date.AddDays(settings.PaymentDays);
        var entries = new List<EndiEntry>();
        if (settings.CustomerAccount is not { } customer) return null;
        foreach (var group in groups)
        {
            var account = group.Product == "extras" ? settings.Extras : settings.Products.GetValueOrDefault(group.Product);
            if (account is null || !Tax(group.Vat, group.VatRate, settings, out var tax)) return null;
            entries.AddRange([new(account, activity, -group.Ht), new(tax, activity, -group.Vat), new(customer, activity, group.Ht + group.Vat, due)]);
        }
        if (discounts.Count > 0)
        {
            var ht = Money.FromEuros(discounts.Sum(d => d.Ht));
            var vat = Money.FromEuros(discounts.Sum(d => d.Ht * Fraction(d.VatRate)));
            if (settings.Discount is not { } discount || (!vat.IsZero && settings.DiscountVat is null)) return null;
            entries.AddRange([new(discount, activity, ht), new(settings.DiscountVat ?? "", activity, vat), new(customer, activity, -(ht + vat), due)]);
        }
        return Kept(entries);
    }

    /// <summary>Contribution, insurance, retention inside: four entries over two activities, or two for a provision.</summary>
    public static IReadOnlyList<EndiEntry> Module(decimal baseHt, decimal percent, string debit, string credit, string transit, string activity, string cae, bool provision)
    {
        var amount = Money.FromEuros(Rounding.PercentOf(baseHt, percent, 5));
        return Kept(provision
            ? [new(debit, activity, amount), new(credit, activity, -amount)]
            : [new(debit, activity, amount), new(transit, activity, -amount), new(transit, cae, amount), new(credit, cae, -amount)]);
    }

    /// <summary>What the customer retains, due much later.</summary>
    public static (IReadOnlyList<EndiEntry> Entries, DateOnly Due) Retention(decimal ttc, decimal percent, DateOnly date, int delay, string retention, string customer, string activity)
    {
        var amount = Money.FromEuros(Rounding.PercentOf(ttc, percent, 5));
        return (Kept([new(retention, activity, amount), new(customer, activity, -amount)]), date.AddDays(delay));
    }

    /// <summary>All entries of the customer account made one, on the side of the difference.</summary>
    public static IReadOnlyList<EndiEntry> GroupCustomer(IReadOnlyList<EndiEntry> entries, string customer)
    {
        var own = entries.Where(e => e.Account == customer).ToList();
        return own.Count == 0 ? entries : Kept([.. entries.Where(e => e.Account != customer), own[0] with { Amount = own.Sum(e => e.Amount) }]);
    }

    /// <summary>The rate that applies: internal documents never take external rates.</summary>
    public static string? Rate(string? document, (string? External, string? Internal) activity, (string? External, string? Internal) cae, bool isInternal) =>
        isInternal ? activity.Internal ?? cae.Internal : document ?? activity.External ?? cae.External;

    /// <summary>A payment, and the tax it makes due on receipts.</summary>
    public static IReadOnlyList<EndiEntry> Payment(Money amount, string customer, string bank, string activity, (Rate Rate, string Pending, string Due)? vat)
    {
        var entries = new List<EndiEntry> { new(customer, activity, -amount), new(bank, activity, amount) };
        if (vat is { } onReceipts)
        {
            var tax = Money.FromEuros(Rounding.Round(amount.Euros - amount.Euros / (1m + onReceipts.Rate.Fraction), 5));
            entries.AddRange([new(onReceipts.Pending, activity, tax), new(onReceipts.Due, activity, -tax)]);
        }
        return Kept(entries);
    }

    /// <summary>A credit note drafted from an invoice covers what is unpaid: each payment comes back as a line without tax.</summary>
    public static IReadOnlyList<EndiLine> CreditLines(IEnumerable<EndiLine> lines, IEnumerable<EndiLine> discounts, EndiLine? extra, IEnumerable<(decimal Ttc, string VatRate)> payments) =>
    [
        .. lines.Select(l => l with { Ht = -l.Ht }), .. discounts, .. extra is null ? [] : new[] { extra with { Ht = -extra.Ht } },
        .. payments.Select(p => new EndiLine("payment", Rounding.Round(p.Ttc / (1m + Fraction(p.VatRate)), 5), p.VatRate)),
    ];

    private static bool Tax(Money vat, string rate, EndiSettings settings, out string account)
    {
        account = settings.VatAccounts.GetValueOrDefault(rate) ?? "";
        return vat.IsZero || account.Length > 0;
    }

    private static EndiGroup Group(string product, string rate, decimal ht, decimal taxed) =>
        new(product, rate, Money.FromEuros(ht), Money.FromEuros(taxed * Fraction(rate)));

    internal static decimal Fraction(string rate) => Math.Max(0m, decimal.Parse(rate, System.Globalization.CultureInfo.InvariantCulture)) / 100m;

    private static IReadOnlyList<EndiEntry> Kept(IEnumerable<EndiEntry> entries) => [.. entries.Where(e => !e.Amount.IsZero)];
}
