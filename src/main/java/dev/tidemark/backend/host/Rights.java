package dev.tidemark.backend.host;

/**
 * What the process may do.
 *
 * @param elevated whether it runs with administrator rights
 * @param manageVolume whether it holds SeManageVolumePrivilege
 * @param backup whether it holds SeBackupPrivilege
 */
public record Rights(boolean elevated, boolean manageVolume, boolean backup) {}
