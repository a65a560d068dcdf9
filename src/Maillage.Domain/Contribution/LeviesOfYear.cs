using Maillage.Domain.Activities;
using Maillage.Domain.Kernel;

namespace Maillage.Domain.Contribution;

/// <summary>
/// What activities bear, month by month, as the ledger stands. The same input always gives the same answer, and nothing is remembered from one run to the
/// next: a document arriving late only changes what its months come to.
/// </summary>
public static class LeviesOfYear
{
    /// <summary>
    /// The months up to <paramref name="last"/> in which an activity was present or the ledger moved a base. In each: rates, then the fixed part, then
    /// the floor, then what is left under the cap, which wins over the floor. Outside its presence an activity owes neither floor nor fixed part: only
    /// what a late document brings.
    /// </summary>
    /// <param name="activities">Those that scales join through the persons who hold them, all together.</param>
    /// <param name="toldFrom">The first month whose amounts are explained; null when none is read.</param>
    public static IReadOnlyList<LevyDue> Compute(int year, IReadOnlyList<LevyActivity> activities, Month last, Month? toldFrom)
    {
        var run = new LevyRun(year, activities);
        var december = new Month(year, 12);
        return [.. new Month(year, 1).To(last < december ? last : december).SelectMany(m => run.Month(m, toldFrom <= m))];
    }
}

/// <summary>The months of one year, one after the other.</summary>
internal sealed class LevyRun(int year, IReadOnlyList<LevyActivity> activities)
{
    /// <summary>Bases so far, of the year or since the entry: by levy of a scale and group.</summary>
    private readonly Dictionary<(int, LevyKey), Money> bases = [];
    /// <summary>Negative bases not made up for yet.</summary>
    private readonly Dictionary<(int, LevyKey), Money> carried = [];
    /// <summary>What a group bore of a levy in the year, by the code of the levy: it crosses scales.</summary>
    private readonly Dictionary<(string, LevyKey), Money> taken = [];
    private readonly IReadOnlyList<(Scale Scale, Levy Levy)> levies =
        [.. new Month(year, 1).To(new(year, 12)).SelectMany(m => activities.Select(a => a.ScaleIn(m))).OfType<Scale>().Distinct().SelectMany(s => s.Levies.Select(l => (s, l)))];

    public IEnumerable<LevyDue> Month(Month month, bool told)
    {
        var cells = activities.Select(a => LevyCell.Of(a, month)).ToList();
        return [.. levies.SelectMany((l, rank) => new LevyMonth(this, rank, l.Scale, l.Levy, month, cells, told).Due())];
    }

    /// <summary>One levy in one month. Groups are followed even where another scale holds: a year or a career may cross scales.</summary>
    private sealed class LevyMonth(LevyRun run, int rank, Scale scale, Levy levy, Month month, IReadOnlyList<IReadOnlyList<LevyCell>> cells, bool told)
    {
        private readonly Dictionary<LevyCell, Money> shares = [];
        private readonly Dictionary<LevyActivity, List<Step>> steps = [];
        private readonly Dictionary<LevyActivity, (Money? Cap, Money Taken)> caps = [];
        private readonly HashSet<LevyActivity> floored = [];

        public IEnumerable<LevyDue> Due()
        {
            var owing = new List<LevyCell>();
            foreach (var own in cells)
            {
                var activity = own[0].Activity;
                var movements = activity.Movements[month].ToList();
                foreach (var (cell, part) in own.Zip(LevyParts.Cut(levy.Base.Of(movements), [.. own.Select(c => c.Part)]))) (shares[cell], cell.Amount) = (part, Money.Zero);
                var owes = activity.ScaleIn(month) == scale && (activity.IsPresent(month) || movements.Any(levy.Base.Contains));
                foreach (var cell in own) cell.Owes = owes;
                if (!owes) continue;
                owing.AddRange(own);
                steps[activity] = told && levy.Rates is not null ? [new(levy.Base.Sentence(month, movements))] : [];
            }
            Rates();
            foreach (var part in levy.Fixed) Fixed(part, owing);
            Floors(owing);
            Caps(owing);
            foreach (var own in owing.GroupBy(c => c.Activity))
            {
                var amount = own.Sum(c => c.Amount);
                var (cap, before) = caps.GetValueOrDefault(own.Key);
                yield return new(own.Key.Id, month, scale, levy, own.Sum(c => shares[c]), new(amount, steps[own.Key]), cap, before, floored.Contains(own.Key));
            }
            foreach (var cell in owing)
                foreach (var unit in Enum.GetValues<LevyUnit>())
                    run.taken[(levy.Code, cell.KeyFor(unit))] = run.taken.GetValueOrDefault((levy.Code, cell.KeyFor(unit))) + cell.Amount;
        }

        private void Rates()
        {
            if (levy.Rates is not { } rates) return;
            foreach (var group in LevyGroup.By(rates.Unit, shares.Keys))
            {
                var own = group.Cells.Where(c => c.Owes).ToList();
                var @base = group.Cells.Sum(c => shares[c]);
                var key = (rank, group.Key);
                var (amount, words) = rates.Reach switch
                {
                    LevyReach.Document => OfDocuments(rates, group),
                    LevyReach.Month => OfMonth(rates, @base, key),
                    _ => SoFar(rates, @base, key, group),
                };
                if (own.Count == 0) continue;
                if (ExemptionOf(group, Waived.Rates) is { } exemption)
                {
                    Say(own, () => new($"{French.Capital(exemption.Name)}{French.NoBreak}: aucun taux n’est pris.", scale.Source));
                    continue;
                }
                if (group.SpansActivities) Say(own, () => new($"La base se compte sur toutes les activités d’une même personne{French.NoBreak}: {@base}."));
                else if (rates.Unit == LevyUnit.Share && group.Cells[0].Part < 1) Say(own, () => new($"La part {French.Percent(Rate.FromPercent(group.Cells[0].Part * 100))} de la base fait {@base}."));
                foreach (var step in told ? words : []) Say(own, () => step);
                Give(own, amount);
                if (group.SpansActivities) Split(own);
            }
        }

        private (Money, IEnumerable<Step>) OfMonth(LevyRates rates, Money @base, (int, LevyKey) key)
        {
            var behind = levy.Negative == NegativeBase.Carried ? run.carried.GetValueOrDefault(key) : Money.Zero;
            var counted = @base + behind;
            run.carried[key] = Money.Min(counted, Money.Zero);
            return (levy.Round(LevyTaking.Euros(levy, counted)), Told());

            IEnumerable<Step> Told()
            {
                if (behind.IsNegative) yield return new($"Les mois précédents de l’année avaient laissé {behind}{French.NoBreak}: la base compte pour {Money.Max(counted, Money.Zero)}.", scale.Source);
                foreach (var step in Words(rates, counted)) yield return step;
            }
        }

        /// <summary>What the month adds to what the year, or the whole time since the entry, comes to.</summary>
        private (Money, IEnumerable<Step>) SoFar(LevyRates rates, Money @base, (int, LevyKey) key, LevyGroup group)
        {
            if (!run.bases.TryGetValue(key, out var before) && rates.Reach == LevyReach.Entry)
                before = Money.FromEuros(group.Cells.Sum(c => levy.Base.Of(c.Activity.Earlier).Euros * c.Part));
            var after = run.bases[key] = before + @base;
            var (was, now) = (levy.Round(LevyTaking.Euros(levy, before)), levy.Round(LevyTaking.Euros(levy, after)));
            var since = rates.Reach == LevyReach.Year ? "l’année" : "toute la durée dans la coopérative";
            return (now - was, Told());

            IEnumerable<Step> Told()
            {
                yield return new($"Le barème se calcule sur {since}{French.NoBreak}: la base{(rates.Reach == LevyReach.Year ? " depuis janvier" : "")} passe de {before} à {after}.");
                foreach (var step in Words(rates, after)) yield return step;
                yield return new($"Cela fait {now}, moins {was} pour les mois précédents, soit {now - was}.", scale.Source);
            }
        }

        private (Money, IEnumerable<Step>) OfDocuments(LevyRates rates, LevyGroup group)
        {
            var documents = Documents(group).ToList();
            var total = documents.Sum(d => levy.Round(LevyTaking.Euros(levy, d.Base)));
            return (total, documents.Count > 3
                ? [new($"Le barème se prend sur chaque pièce{French.NoBreak}: {documents.Count} pièces, {total} en tout.", scale.Source)]
                : documents.SelectMany(d => Words(rates, d.Base).Prepend(new($"Pièce {d.Name}{French.NoBreak}: {d.Base}."))));
        }

        private IEnumerable<(string Name, Money Base)> Documents(LevyGroup group) => group.Cells
            .SelectMany(c => c.Activity.Movements[month].Where(levy.Base.Contains).GroupBy(m => m.Document).Select(d => (d.Key, Money.FromEuros(levy.Base.Of(d).Euros * c.Part))))
            .GroupBy(d => d.Key).OrderBy(d => d.Key, StringComparer.Ordinal).Select(d => (d.Key, d.Sum(x => x.Item2)));

        private IEnumerable<Step> Words(LevyRates rates, Money @base) => @base.IsNegative
            ? [new($"La base est négative ({@base}){French.NoBreak}: {levy.Negative switch
            {
                NegativeBase.GivenBack => $"{rates.Brackets[0].Rate} de {-@base.Abs} est rendu",
                NegativeBase.Carried => "elle compte pour zéro et baissera les mois suivants",
                _ => "elle compte pour zéro",
            }}.", scale.Source)]
            : LevyTaking.Of(rates, @base).Select(t => LevyTaking.Words(rates, t, scale.Source));

        private void Fixed(FixedPart part, List<LevyCell> owing)
        {
            foreach (var group in LevyGroup.By(part.Unit, owing).Where(g => g.IsPresent(month)))
            {
                var times = part.Reach switch
                {
                    LevyReach.Month => 1,
                    LevyReach.Document => Documents(group).Count(d => d.Base.IsPositive),
                    LevyReach.Year => group.Present(month.Year).FirstOrDefault() == month ? 1 : 0,
                    _ => group.Start == month ? 1 : 0,
                };
                if (times == 0 || part.Amount.IsZero) continue;
                if (ExemptionOf(group, Waived.Fixed) is { } exemption)
                {
                    Say(group.Cells, () => new($"{French.Capital(exemption.Name)}{French.NoBreak}: la part fixe n’est pas prise.", scale.Source));
                    continue;
                }
                Say(group.Cells, () => new($"Part fixe{French.NoBreak}: {part.Amount}{(times > 1 ? $" pour chacune des {times} pièces" : "")}.", scale.Source));
                Give(group.Cells, new(part.Amount.Cents * times));
                if (group.SpansActivities) Split(group.Cells);
            }
        }

        private void Floors(List<LevyCell> owing)
        {
            foreach (var element in levy.Floors.GroupBy(f => (f.Unit, f.Reach)))
                foreach (var group in LevyGroup.By(element.Key.Unit, owing).Where(g => g.IsPresent(month)))
                {
                    var (seniority, contract) = (group.Seniority(month), group.Contract(month));
                    if (element.FirstOrDefault(f => f.Holds(seniority, contract)) is not { } floor || ExemptionOf(group, Waived.Floor) is not null) continue;
                    var (least, reached, of) = (floor.Amount, group.Amount, "");
                    if (floor.Reach == LevyReach.Year)
                    {
                        var present = group.Present(month.Year).ToList();
                        if (present.LastOrDefault() != month) continue;
                        least = Money.FromEuros(floor.Amount.Euros * present.Count / 12);
                        reached += TakenBy(group);
                        of = $" de l’année ({present.Count} mois sur 12)";
                    }
                    var who = floor.Contract is null ? $"{French.Ordinal(seniority)} mois dans la coopérative" : $"contrat {floor.Contract}";
                    if (reached >= least)
                    {
                        Say(group.Cells, () => new($"Le plancher{of} de {least} ({who}) est atteint.", scale.Source));
                        continue;
                    }
                    Say(group.Cells, () => new($"Le plancher{of} est de {least} ({who}){French.NoBreak}: {reached} est en dessous, la contribution est portée à {least}.", scale.Source));
                    Give(group.Cells, least - reached);
                    if (floor.Reach == LevyReach.Month) floored.UnionWith(group.Cells.Select(c => c.Activity));
                    if (group.SpansActivities) Split(group.Cells);
                }
        }

        private void Caps(List<LevyCell> owing)
        {
            foreach (var element in levy.Caps.GroupBy(c => (c.Unit, c.Reach)))
                foreach (var group in LevyGroup.By(element.Key.Unit, owing))
                {
                    if (MostOf([.. element], group) is not { } most) continue;
                    var before = element.Key.Reach == LevyReach.Year ? TakenBy(group) : Money.Zero;
                    var (amount, left) = (group.Amount, Money.Max(most.Amount - before, Money.Zero));
                    foreach (var activity in group.Cells.Select(c => c.Activity).Distinct()) caps[activity] = (most.Amount, before);
                    Say(group.Cells, () => new($"Plafond {most.Words()}{French.NoBreak}: {most.Amount}.{(element.Key.Reach == LevyReach.Year ? $" Déjà pris{French.NoBreak}: {before}." : "")} "
                        + (amount > left ? $"La contribution est ramenée à {left}." : $"Il n’est pas atteint{French.NoBreak}: la contribution est de {amount}."), scale.Source));
                    if (amount <= left) continue;
                    foreach (var (cell, kept) in group.Cells.Zip(LevyParts.Cut(left, [.. group.Cells.Select(c => Math.Max(0, c.Amount.Euros))]))) cell.Amount = kept;
                    if (group.SpansActivities) Split(group.Cells);
                }
        }

        /// <summary>The most of a month; or of the year, each month present with its own status, those to come with that of this month.</summary>
        private (Money Amount, Func<string> Words)? MostOf(IReadOnlyList<Cap> kept, LevyGroup group)
        {
            Cap? Of(bool associate) => kept.FirstOrDefault(c => c.Holds(associate));
            if (kept[0].Reach != LevyReach.Year) return Of(group.IsAssociate(month)) is { } monthly ? (monthly.Amount, () => "du mois") : null;
            var months = group.Present(month.Year).Select(m => group.IsAssociate(m < month ? m : month)).ToList();
            // After its last month a late document still meets the cap of the year.
            if (months.Count == 0) months = [group.IsAssociate(month)];
            var total = 0m;
            foreach (var associate in months)
            {
                if (Of(associate) is not { } cap) return null;
                total += cap.Amount.Euros;
            }
            return (Money.FromEuros(total / 12), () => $"de l’année ({string.Join(" ; ", months.GroupBy(a => a).Select(g => $"{(g.Key ? "associé·e" : "non associé·e")}, {g.Count()} mois sur 12"))})");
        }

        private Money TakenBy(LevyGroup group) => run.taken.GetValueOrDefault((levy.Code, group.Key));

        /// <summary>The exemption that takes an element off, if any.</summary>
        private Exemption? ExemptionOf(LevyGroup group, Waived element) => levy.Exemptions.FirstOrDefault(e => e.Waives.HasFlag(element)
            && (e.Contract is null || e.Contract == group.Contract(month)) && (e.SeniorityTo is null || group.Seniority(month) <= e.SeniorityTo)
            && (!e.Granted || group.Cells.All(c => c.Activity.GrantedIn(month).Contains(e.Code))));

        private void Give(IReadOnlyList<LevyCell> to, Money amount)
        {
            foreach (var (cell, part) in to.Zip(LevyParts.Cut(amount, [.. to.Select(c => Math.Max(0, shares[c].Euros))]))) cell.Amount += part;
        }

        private void Split(IReadOnlyList<LevyCell> to)
        {
            if (!told) return;
            foreach (var own in to.GroupBy(c => c.Activity)) steps[own.Key].Add(new($"Répartie entre ses activités, la part de {own.Key.Name} est de {own.Sum(c => c.Amount)}."));
        }

        private void Say(IReadOnlyList<LevyCell> to, Func<Step> words)
        {
            if (!told) return;
            var step = words();
            foreach (var activity in to.Select(c => c.Activity).Distinct()) steps[activity].Add(step);
        }
    }
}
