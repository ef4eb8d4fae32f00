package io.rollcall.itests.container;

import org.junit.runner.RunWith;
import org.junit.runners.Suite;

/** One container for all of these classes: only a suite shares it. */
@RunWith(Suite.class)
@Suite.SuiteClasses({EnterpriseEditionIT.class, EntraFeatureIT.class})
public class ContainerSuiteIT {}
