// SPDX-License-Identifier: Apache-2.0
// The tables of care: what they are read into, and mistakes with the message a user sees.
#include <cmath>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/scenarios/support/scenario_copy.h"

namespace surge::test {
namespace {

using models::Id;
using ::testing::HasSubstr;
using ::testing::SizeIs;

TEST(ReadMedical, HospitalsSuppliesAmbulancesAndClassesAreRead) {
  const models::Medical medical = ScenarioCopy().read().scenario.medical;
  ASSERT_EQ(medical.hospitals.size(), 4U);
  const models::Hospital& valley = medical.hospitals[Id<models::Hospital>{0}];
  EXPECT_EQ(valley.beds, 100);
  EXPECT_EQ(valley.isolation_beds, 20);
  EXPECT_EQ(valley.store, Id<models::Depot>{0});
  EXPECT_TRUE(valley.telemedicine);
  EXPECT_EQ(medical.hospitals[Id<models::Hospital>{1}].care, models::HospitalCare::kDelayed);
  const models::Hospital& tents = medical.hospitals[Id<models::Hospital>{3}];
  EXPECT_EQ(tents.kind, models::HospitalKind::kMobile);
  EXPECT_EQ(tents.vehicle, Id<models::VehicleClass>{0});
  EXPECT_EQ(tents.carried_patient_days, 20);
  ASSERT_THAT(medical.supplies, SizeIs(2));
  EXPECT_EQ(medical.supplies[1].use, models::TreatmentUse::kPatientDay);
  ASSERT_THAT(medical.ambulances, SizeIs(2));
  EXPECT_EQ(medical.ambulances[1].kind, models::AmbulanceKind::kHelicopter);
  EXPECT_EQ(medical.classes[0].trapped_scale_s, 20 * 3600);
  EXPECT_TRUE(std::isinf(medical.classes[2].untreated_s));
  EXPECT_EQ(medical.rules.evacuation.kind, "nearest_bed");
}

TEST(ReadMedical, ScenarioWithoutItsTablesHasTheUsualClassesAndNoHospitals) {
  ScenarioCopy copy;
  for (const char* table : {"hospitals", "ambulances", "casualty_classes", "treatment_supplies"})
    copy.replace("scenario.yaml", "  " + std::string(table) + ": " + table + ".csv", "  #");
  const models::Medical medical = copy.read().scenario.medical;
  EXPECT_FALSE(medical.modelled());
  EXPECT_EQ(medical.classes[1].stay_s, models::kUsualCasualtyClasses[1].stay_s);
}

TEST(MedicalMistakes, HospitalAtAPlaceThatIsNoCounty) {
  ScenarioCopy copy;
  copy.replace("scenario.yaml", "  roads: roads.csv", "  places: places.csv\n  roads: roads.csv");
  copy.write("places.csv", "key,name_en,lon,lat\noutside,Outside,104,31\n");
  copy.replace("hospitals.csv", "990102,general", "outside,general");
  EXPECT_EQ(
      copy.mistakes(),
      "hospitals.csv:3:37: place: found \"outside\", which is no county, expected the code of a county, as "
      "the kind is general");
}

TEST(MedicalMistakes, UnknownHospitalKindWithNearestName) {
  EXPECT_THAT(
      mistakes_after("hospitals.csv", "mobile,all", "mobil,all"),
      HasSubstr("kind: found \"mobil\", expected one of clinic, general, specialised, mobile; did you "
                "mean \"mobile\"?"));
}

TEST(MedicalMistakes, BedsOfAClinicThatGivesNone) {
  EXPECT_THAT(mistakes_after("hospitals.csv", "minor,0,0", "minor,7,0"),
              HasSubstr("beds: found \"7\", expected 0, as care is minor"));
}

TEST(MedicalMistakes, PackingWithoutAStore) {
  EXPECT_THAT(mistakes_after("hospitals.csv", "true,valley-depot,truck", "true,,truck"),
              HasSubstr("carried_patient_days: found \"20\", expected 0, as there is no store to pack from"));
}

TEST(MedicalMistakes, HospitalThatStaysHasNoVehicle) {
  EXPECT_THAT(mistakes_after("hospitals.csv", "false,,,0 h", "false,,truck,0 h"),
              HasSubstr("vehicle: found \"truck\", expected nothing, as the kind is general"));
}

TEST(MedicalMistakes, HelicopterThatIsATruck) {
  EXPECT_THAT(
      mistakes_after("ambulances.csv", "helicopter,helicopter", "helicopter,truck"),
      HasSubstr(
          "vehicle: found \"truck\" of kind truck, expected a vehicle of kind helicopter, as the kind is "
          "helicopter"));
}

TEST(MedicalMistakes, UnknownItemOfASupply) {
  EXPECT_THAT(mistakes_after("treatment_supplies.csv", "soap,", "soup,"),
              HasSubstr("did you mean \"soap\"?"));
}

TEST(MedicalMistakes, ClassThatIsMissing) {
  EXPECT_THAT(mistakes_after("casualty_classes.csv", "minor,80 h,1.3,,,,0,1 d,made up\n", ""),
              HasSubstr("no row \"minor\", expected a row for each class"));
}

TEST(MedicalMistakes, SharesThatHaveMovedToTheTableOfTriage) {
  ScenarioCopy copy;
  copy.write("casualty_classes.csv",
             "class,trapped_share,injured_share,trapped_scale,trapped_shape,operation_share,stay\n"
             "immediate,0.2,0.1,20 h,1.3,1,14 d\n"
             "delayed,0.4,0.2,40 h,1.3,0.5,10 d\n"
             "minor,0.4,0.7,80 h,1.3,0,1 d\n");
  EXPECT_EQ(copy.mistakes(),
            "casualty_classes.csv:1:7: casualty_classes: found columns \"trapped_share\", "
            "\"injured_share\", expected the shares of the classes in table triage, rows trapped and "
            "injured");
  EXPECT_THAT(
      mistakes_after("scenario.yaml", "metrics: all",
                     "metrics: all\nchanges: {casualty_classes.minor.trapped_share: 0.5}"),
      HasSubstr("found column \"trapped_share\", expected the shares of the classes in table triage"));
}

TEST(MedicalMistakes, OutageOfAnUnknownHospital) {
  ScenarioCopy copy;
  copy.write("outages.csv", "kind,target,begins\nhospital,valley-hospitl,1 h\n");
  EXPECT_THAT(copy.mistakes(), HasSubstr("did you mean \"valley-hospital\"?"));
}

TEST(MedicalMistakes, UnknownPolicyWithNearestName) {
  EXPECT_THAT(mistakes_after("scenario.yaml", "kind: nearest_bed", "kind: nearest_bad"),
              HasSubstr("medical.evacuation.kind: found \"nearest_bad\""));
}

}  // namespace
}  // namespace surge::test
