using Maillage.Domain.Cooperative;
using Maillage.Domain.Identity;
using Maillage.Domain.Ledger;
using Maillage.House;
using Maillage.Modules.Identity.Confirmation;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Ledger.Balances;
using Maillage.Modules.Ledger.Checks;
using Maillage.Modules.Ledger.Entries;
using Maillage.Modules.Ledger.Import;
using Maillage.Modules.Ledger.Items;
using Maillage.Modules.Ledger.Payments;
using Maillage.Modules.Ledger.Periods;
using Maillage.Modules.Ledger.Transfers;
using Maillage.Modules.Ledger.Vat;
using Maillage.Platform;
using Maillage.Platform.Audit;

namespace Maillage.Modules.Ledger;

/// <summary>The book: chart, entries, balances, open items, periods and seals.</summary>
public static class LedgerModule
{
    /// <summary>Duties that may be separated.</summary>
    public const string Entries = "ledger.entry", Payments = "ledger.payment", MoneyOut = "ledger.money-out";

    public const string Read = "ledger.read";
    public const string Write = "ledger.entry.write";
    public const string Validate = "ledger.entry.validate";
    public const string Close = "ledger.period.close";

    public static void Add(ModuleBuilder module)
    {
        module
            .Duty(Entries, "Qui a saisi une écriture ne la valide pas")
            .Duty(Payments, "Qui a préparé un paiement global ne le valide pas")
            .Duty(MoneyOut, "Qui a saisi une écriture qui fait baisser la banque ou la caisse ne la valide pas")
            .Right(Read, "Lire la comptabilité, chacun celle de ses activités", Role.Entrepreneur, Role.CollectiveManager, Role.Adviser, Role.Accountant, Role.Direction, Role.Team)
            .Right(Write, "Saisir des écritures", Role.Accountant, Role.Team)
            .Right(Validate, "Valider et contrepasser des écritures", Role.Accountant, Role.Team)
            .Right(Close, "Clore les mois et les exercices", Role.Accountant, Role.Team)
            .Frozen("LedgerEntries", """OLD."ValidatedOn" IS NOT NULL""")
            .Frozen("LedgerLines", """OLD."Validated" """)
            .Frozen("MonthSeals", "TRUE")
            .Frozen("FiscalYears", """OLD."ClosedAt" IS NOT NULL""")
            .Frozen("Settlements", "TRUE")
            .History<Entry>("ecriture", "l’écriture", id => $"/comptabilite/ecritures/{id}", async (s, id) => await s.GetRequiredService<EntryReader>().Find(new(id)) is not null)
            .Check<LedgerCheck>()
            .Job<ForgetFiles<ImportFile>>(ImportActions.Forgetting, "Oubli des fichiers d’écritures envoyés")
            .Api(LedgerApi.Map).Api(PeriodsApi.Map).Api(VatApi.Map)
            .Menu("Comptabilité", "/comptabilite", "livre", 40, Write)
            .Routes(routes =>
            {
                routes.MapGet("/comptabilite/ecritures.csv", EntryCsv.Get).Confirmed().Noted(nameof(Entry), "les écritures").Needs(Read);
                routes.MapGet("/comptabilite/import/modele.csv", Import.IndexModel.Model).Needs(Write);
            });
        LedgerWebhooks.Add(module);
        module.Services.AddScoped<IHandle<EntityCreated>, OpenFirstYear>();
        module.Services.AddSingleton(_ => Chart.Parse(RuleFiles.Read("pcg/2026.json"), RuleFiles.Read("chart.json")));
        module.Services.AddSingleton(s => VatAccounts.Parse(RuleFiles.Read("vat.json"), s.GetRequiredService<Chart>()));
        module.Services.AddSingleton(s => EntryTemplates.Parse(RuleFiles.Read("entry-templates.json"), s.GetRequiredService<Chart>()));
        module.Services
            .AddScoped<Books>().AddScoped<Posting>().AddScoped<Booking>().AddScoped<OpenPeriods>().AddScoped<PeriodActions>()
            .AddScoped<BalanceBook>().AddScoped<BalanceReader>().AddScoped<TrialBalance>().AddScoped<AccountLines>().AddScoped<VatReader>().AddScoped<ItemBook>()
            .AddScoped<EntryActions>().AddScoped<EntryList>().AddScoped<EntryReader>().AddScoped<EntryStart>().AddScoped<WaitingInLedger>()
            .AddScoped<SharedPayments>().AddScoped<LineTransfers>().AddScoped<ImportActions>();
    }
}
